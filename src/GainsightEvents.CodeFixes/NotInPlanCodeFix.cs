namespace GainsightEvents.CodeFixes;

/// <summary>GSE0091: writes the declarations into the plan.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class NotInPlanCodeFix() : EventCodeFixProvider(NotInPlanAnalyzer.Rule.Id)
{
    public override FixAllProvider GetFixAllProvider() => PlanFixAllProvider.Instance;

    protected override Task OfferAsync(FixTarget target) =>
        PlanFixes.OfferWritingAsync(target.Document.Project, PlanFixes.Write, target.Offer, target.CancellationToken);
}
