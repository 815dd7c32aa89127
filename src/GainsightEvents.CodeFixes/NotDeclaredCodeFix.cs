using GainsightEvents.Plans.Comparison;

namespace GainsightEvents.CodeFixes;

/// <summary>GSE0094: declares the event or the member as the plan says, or takes it out of the plan.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = new[] { nameof(TextDocumentKind.AdditionalDocument) })]
[Shared]
internal sealed class NotDeclaredCodeFix() : PlanFileCodeFixProvider(NotDeclaredAnalyzer.Rule.Id)
{
    protected override async Task OfferAsync(
        Project project,
        Compilation compilation,
        PlanChange? change,
        Action<string, string, Func<CancellationToken, Task<Solution>>> offer,
        CancellationToken cancellationToken)
    {
        if (change is { EventBefore: { } planned } && compilation.AcceptsInit())
        {
            var declared = change switch
            {
                { MemberBefore: null } => PlannedEvent.Declare(project, compilation, planned),
                { MemberBefore: { } member, EventAfter: { } present } => PlannedEvent.DeclareMember(project, compilation, present, member, cancellationToken),
                _ => null,
            };
            if (declared is not null)
            {
                offer(PlanFixes.DeclareTitle, PlanFixes.Declare, _ => Task.FromResult(declared));
            }
        }

        await PlanFixes.OfferWritingAsync(project, PlanFixes.WriteBreaking, offer, cancellationToken).ConfigureAwait(false);
    }
}
