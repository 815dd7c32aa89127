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
        if (change is not null && Declare(project, compilation, change, cancellationToken) is { } declared)
        {
            offer(PlanFixes.DeclareTitle, PlanFixes.Declare, _ => Task.FromResult(declared));
        }

        await PlanFixes.OfferWritingAsync(project, PlanFixes.WriteBreaking, offer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The solution with what the plan alone has; null where it cannot be declared.</summary>
    public static Solution? Declare(Project project, Compilation compilation, PlanChange change, CancellationToken cancellationToken) => change switch
    {
        { EventBefore: not null } when !compilation.AcceptsInit() => null,
        { EventBefore: { } planned, MemberBefore: null } => PlannedEvent.Declare(project, compilation, planned),
        { EventBefore: not null, MemberBefore: { } member, EventAfter: { } present } => PlannedEvent.DeclareMember(project, compilation, present, member, cancellationToken),
        _ => null,
    };
}
