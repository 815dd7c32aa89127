using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Parsing.Types;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>An attribute that holds other values, which Gainsight PX stores as one string.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class StringifiedContentAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0031",
        "Attribute that is sent as a string of JSON",
        "Attribute '{0}' of event '{1}' holds other values, which Gainsight PX stores as one string of JSON; declare what is to be filtered by as attributes of their own",
        DiagnosticSeverity.Info);

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterEventAction(context, Analyze);

    private static void Analyze(EventDeclaration declaration, SymbolAnalysisContext context)
    {
        if (!declaration.GoesToPx)
        {
            return;
        }

        // What cannot be sent, or is one value in parts, has a rule of its own.
        foreach (var property in EventProperties.Of(declaration.Type))
        {
            var form = WireForms.Of(property.Type);
            if (property.Role == MemberRole.Attribute
                && form.IsNested()
                && !DismantledValueAnalyzer.IsDismantled(property.Type.UnwrapNullable(), form)
                && UnsupportedMembers.Find([property]).Count == 0)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule, declaration.LocationOf(property.Property), property.Name, declaration.Type.Name));
            }
        }
    }
}
