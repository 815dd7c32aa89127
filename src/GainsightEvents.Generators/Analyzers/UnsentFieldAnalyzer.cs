using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Members;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>
/// A public field, a member that only <c>[JsonInclude]</c> would make a serializer write, or a property of a collection: it looks as if it were sent, and is
/// not.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnsentFieldAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0050",
        "Field or member that is not sent",
        "'{0}' of event '{1}' is not sent, for {2}; {3}, or mark it [JsonIgnore]",
        DiagnosticSeverity.Warning);

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterEventAction(context, Analyze);

    private static void Analyze(EventDeclaration declaration, SymbolAnalysisContext context)
    {
        Report(UnsentMembers.Of(declaration.Type), null, "");
        foreach (var property in EventProperties.Of(declaration.Type))
        {
            if (property.Role is MemberRole.Attribute or MemberRole.GlobalContext)
            {
                TypeWalk.Through(property.Type, property.Name, Visit);
            }

            bool Visit(HeldType held)
            {
                var found = held switch
                {
                    { Form: WireForm.Object, Type: INamedTypeSymbol type } => UnsentMembers.Of(type),
                    { Form: WireForm.Sequence or WireForm.Map, Type: INamedTypeSymbol type } when type.IsDeclaredIn(context.Compilation.Assembly) => UnsentMembers.OfCollection(type),
                    _ => [],
                };
                Report(found, property.Property, held.Path + ".");
                return true;
            }
        }

        void Report(IEnumerable<UnsentMember> found, ISymbol? holder, string prefix)
        {
            foreach (var unsent in found)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule, declaration.LocationOf(holder ?? unsent.Member), prefix + unsent.Member.Name, declaration.Type.Name, unsent.Reason, unsent.Remedy));
            }
        }
    }
}
