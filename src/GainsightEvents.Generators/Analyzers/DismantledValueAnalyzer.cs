using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Members;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A value that knows how to be one text, such as a quantity with its unit or the id of a database, and is sent as an object of all its properties.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class DismantledValueAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0053",
        "Value that is sent as an object of its parts",
        "'{0}' of event '{1}' is sent as an object of the public properties of '{2}', though '{2}' has a text form of its own; declare the member as a string or a number, and convert to it where the event is created",
        DiagnosticSeverity.Warning);

    private static readonly string[] TextForms = ["System.IFormattable", "System.IConvertible"];

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterEventAction(context, Analyze);

    private static void Analyze(EventDeclaration declaration, SymbolAnalysisContext context)
    {
        foreach (var property in EventProperties.Of(declaration.Type))
        {
            if (property.Role is MemberRole.Attribute or MemberRole.GlobalContext)
            {
                TypeWalk.Through(property.Type, property.Name, Visit);
            }

            // What such a value consists of has to go with it, so nothing behind it is looked at.
            bool Visit(HeldType held)
            {
                if (!IsDismantled(held.Type, held.Form))
                {
                    return true;
                }

                context.ReportDiagnostic(Diagnostic.Create(
                    Rule, declaration.LocationOf(property.Property), held.Path, declaration.Type.Name, held.Type.Name));
                return false;
            }
        }
    }

    /// <summary>Whether values of a type are sent in parts, though they have a text form.</summary>
    public static bool IsDismantled(ITypeSymbol type, WireForm form) =>
        form == WireForm.Object && type.AllInterfaces.Any(static implemented => Array.Exists(TextForms, implemented.HasFullName));
}
