namespace GainsightEvents.CodeFixes;

/// <summary>GSE0093: declares the member, or the event, as the plan says again, or writes what breaks into the plan all the same.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class BreaksPlanCodeFix() : EventCodeFixProvider(BreaksPlanAnalyzer.Rule.Id)
{
    public override FixAllProvider GetFixAllProvider() => PlanFixAllProvider.Instance;

    protected override async Task OfferAsync(FixTarget target)
    {
        await PlannedDeclaration.OfferAsync(target).ConfigureAwait(false);
        await PlanFixes.OfferWritingAsync(target.Document.Project, PlanFixes.WriteBreaking, target.Offer, target.CancellationToken).ConfigureAwait(false);
    }
}
