using System.Collections.Immutable;

namespace GainsightEvents.CodeFixes;

/// <summary>The frame of every code fix: one rule, fixed one by one or all at once.</summary>
internal abstract class EventCodeFixProvider(string diagnosticId) : CodeFixProvider
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = [diagnosticId];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await FixTarget.FindAsync(context).ConfigureAwait(false) is { } target)
        {
            await OfferAsync(target).ConfigureAwait(false);
        }
    }

    /// <summary>Offers what is sure to compile and to end the diagnostic, the likeliest first; nothing where nothing is.</summary>
    protected abstract Task OfferAsync(FixTarget target);
}
