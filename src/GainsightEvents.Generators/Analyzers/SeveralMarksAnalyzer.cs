using GainsightEvents.Generators.Parsing.Members;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A member marked for two fields, of which it can fill one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SeveralMarksAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0011",
        "Member with several marks",
        "Member '{0}' of event '{1}' is marked [{2}] and [{3}], and fills one field only; mark another member [{3}]",
        DiagnosticSeverity.Error);

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterEventAction(context, Analyze);

    private static void Analyze(EventDeclaration declaration, SymbolAnalysisContext context)
    {
        foreach (var property in EventProperties.Of(declaration.Type))
        {
            var counts = property.Role;
            foreach (var (role, attributeName) in MemberRoles.All)
            {
                if (role != counts && declaration.HasFieldFor(role) && property.FindAttribute(attributeName) is { } attribute)
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        Rule,
                        declaration.LocationOf(property.Property, attribute, context.CancellationToken),
                        property.Name,
                        declaration.Type.Name,
                        MemberRoles.DisplayName(counts),
                        MemberRoles.DisplayName(role)));
                }
            }
        }
    }
}
