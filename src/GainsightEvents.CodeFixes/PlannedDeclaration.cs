using GainsightEvents.Plans.Comparison;

namespace GainsightEvents.CodeFixes;

/// <summary>Declares what differs from the plan as the plan says: a member, or the event's type with its attributes and words.</summary>
internal static class PlannedDeclaration
{
    /// <summary>Offers it where the project still compiles, nothing is left that differs there, and nothing else differs or breaks in its place.</summary>
    public static async Task OfferAsync(FixTarget target)
    {
        if (target.TypeSyntax is not { } syntax
            || target.Model.GetDeclaredSymbol(syntax, target.CancellationToken) is not { } type
            || await PlanWriting.FindDriftAsync(target.Document.Project, target.CancellationToken).ConfigureAwait(false) is not var (_, drift)
            || drift.ChangesAt(type).FirstOrDefault(found => IsThat(found.Change, target.Diagnostic)).Change is not { } change
            || Declare(target, syntax, change) is not { } root)
        {
            return;
        }

        var changed = target.Document.WithSyntaxRoot(root);
        if (await target.StillCompilesAsync(changed).ConfigureAwait(false)
            && await PlanWriting.FindDriftAsync(changed.Project, target.CancellationToken).ConfigureAwait(false) is var (_, left)
            && !left.Comparison.Changes.Any(each => IsThat(each, target.Diagnostic))
            && left.Comparison.Changes.Count < drift.Comparison.Changes.Count
            && left.Comparison.Changes.Count(static each => each.IsError) <= drift.Comparison.Changes.Count(static each => each.IsError))
        {
            target.Offer(PlanFixes.DeclareTitle, PlanFixes.Declare, _ => Task.FromResult(changed.Project.Solution));
        }
    }

    private static SyntaxNode? Declare(FixTarget target, TypeDeclarationSyntax type, PlanChange change) => change switch
    {
        { EventBefore: { } planned, MemberBefore: { } before, MemberAfter: { } after } => PlannedMember.Declare(target, planned.Target, before, after),
        { EventBefore: { } planned, EventAfter: { } declared, MemberBefore: null, MemberAfter: null } => PlannedType.Declare(target, type, planned, declared),
        _ => null,
    };

    private static bool IsThat(PlanChange change, Diagnostic diagnostic) =>
        change.Kind.ToString() == diagnostic.Properties[PlanDriftMessage.KindProperty]
        && change.Event == diagnostic.Properties[PlanDriftMessage.EventProperty]
        && change.Member == diagnostic.Properties[PlanDriftMessage.MemberProperty];
}
