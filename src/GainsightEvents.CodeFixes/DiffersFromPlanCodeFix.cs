namespace GainsightEvents.CodeFixes;

/// <summary>GSE0092: writes the declarations into the plan, or declares the member, or the event, as the plan says.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DiffersFromPlanCodeFix() : EventCodeFixProvider(DiffersFromPlanAnalyzer.Rule.Id)
{
    public override FixAllProvider GetFixAllProvider() => PlanFixAllProvider.Instance;

    protected override async Task OfferAsync(FixTarget target)
    {
        await PlanFixes.OfferWritingAsync(target.Document.Project, PlanFixes.Write, target.Offer, target.CancellationToken).ConfigureAwait(false);
        await PlannedDeclaration.OfferAsync(target).ConfigureAwait(false);
    }
}
