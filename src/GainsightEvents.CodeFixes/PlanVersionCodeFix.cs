using GainsightEvents.Plans.Comparison;

namespace GainsightEvents.CodeFixes;

/// <summary>GSE0095: writes what does not break into the plan, and raises its version.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = new[] { nameof(TextDocumentKind.AdditionalDocument) })]
[Shared]
internal sealed class PlanVersionCodeFix() : PlanFileCodeFixProvider(PlanVersionAnalyzer.Rule.Id)
{
    protected override Task OfferAsync(
        Project project,
        Compilation compilation,
        PlanChange? change,
        Action<string, string, Func<CancellationToken, Task<Solution>>> offer,
        CancellationToken cancellationToken) =>
        PlanFixes.OfferWritingAsync(project, PlanFixes.Write, offer, cancellationToken);
}
