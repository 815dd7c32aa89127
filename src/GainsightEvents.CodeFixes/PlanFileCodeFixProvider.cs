using System.Collections.Immutable;
using GainsightEvents.Plans.Comparison;
using Microsoft.CodeAnalysis.CodeActions;

namespace GainsightEvents.CodeFixes;

/// <summary>The frame of the code fixes of what is reported in the plan file.</summary>
internal abstract class PlanFileCodeFixProvider(string diagnosticId) : CodeFixProvider
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = [diagnosticId];

    public sealed override FixAllProvider GetFixAllProvider() => PlanFixAllProvider.Instance;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.TextDocument.Project;
        if (await PlanWriting.FindDriftAsync(project, context.CancellationToken).ConfigureAwait(false) is var (compilation, drift))
        {
            await OfferAsync(project, compilation, FindChange(drift, context.Diagnostics[0]), Offer, context.CancellationToken).ConfigureAwait(false);
        }

        void Offer(string title, string equivalenceKey, Func<CancellationToken, Task<Solution>> change) =>
            context.RegisterCodeFix(CodeAction.Create(title, change, equivalenceKey), context.Diagnostics[0]);
    }

    /// <summary>Offers what ends the diagnostic, the likeliest first.</summary>
    /// <param name="project">The project whose plan it is.</param>
    /// <param name="compilation">Its declarations.</param>
    /// <param name="change">What the diagnostic tells of; null where it is about the whole plan.</param>
    /// <param name="offer">Takes a title, an equivalence key, and what makes the changed solution.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    protected abstract Task OfferAsync(
        Project project,
        Compilation compilation,
        PlanChange? change,
        Action<string, string, Func<CancellationToken, Task<Solution>>> offer,
        CancellationToken cancellationToken);

    private static PlanChange? FindChange(PlanDrift drift, Diagnostic diagnostic) => drift.NotDeclared.FirstOrDefault(change =>
        diagnostic.Properties.TryGetValue(PlanDriftMessage.EventProperty, out var planned) && planned == change.Event
        && diagnostic.Properties.TryGetValue(PlanDriftMessage.MemberProperty, out var member) && member == change.Member);
}
