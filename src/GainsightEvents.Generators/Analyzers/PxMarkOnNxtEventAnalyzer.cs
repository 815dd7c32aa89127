using GainsightEvents.Generators.Parsing.Members;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A mark for a field of Gainsight PX on a member of an event that goes to Gainsight NXT only.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class PxMarkOnNxtEventAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0015",
        "PX mark on an NXT event",
        "Member '{0}' of NXT event '{1}' is marked [{2}], which only Gainsight PX has a field for; remove the mark, or declare the type a [GainsightEvent] as well",
        DiagnosticSeverity.Warning);

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterTargetAction(context, Analyze);

    private static void Analyze(TargetDeclaration declaration, SymbolAnalysisContext context)
    {
        if (!declaration.IsNxt || declaration.Type.FindAttribute(MetadataNames.GainsightEvent) is not null)
        {
            return;
        }

        foreach (var property in EventProperties.Of(declaration.Type))
        {
            // A base type may be shared with events of PX.
            if (!SymbolEqualityComparer.Default.Equals(property.Property.ContainingType, declaration.Type))
            {
                continue;
            }

            foreach (var (role, attributeName) in MemberRoles.All)
            {
                if (MemberRoles.IsOfPx(role)
                    && (property.Property.FindAttribute(attributeName) ?? property.Positional?.FindAttribute(attributeName)) is { ApplicationSyntaxReference: { } reference })
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        Rule, reference.GetSyntax(context.CancellationToken).GetLocation(), property.Name, declaration.Type.Name, MemberRoles.DisplayName(role)));
                }
            }
        }
    }
}
