using System.Runtime.CompilerServices;

namespace GainsightEvents.Generators.Parsing.Plans;

/// <summary>
/// Reads the plan of a project's declarations, and of each compilation that follows only the events that may have changed: all after an edit of a
/// declaration, and after any other those whose files are new, for doc comments are no declarations. While they declare the same, the plan is the same
/// object, so that what was made of it need not be made again.
/// </summary>
internal sealed class SourcePlanMemory
{
    private readonly ConditionalWeakTable<Compilation, SourcePlan> _plans = new();
    private volatile Reading? _latest;

    public SourcePlan Of(Compilation compilation) => _plans.GetValue(compilation, Read);

    // Shared by all rules, so that none of them may cancel it for the others.
    private SourcePlan Read(Compilation compilation)
    {
        var before = _latest;
        var declarations = new CompilationDeclarations(compilation, before?.Declarations);
        var events = before?.Declarations.Version == declarations.Version
            ? Follow(before!.Events, compilation)
            : SourcePlan.ReadEvents(compilation, CancellationToken.None);
        var plan = before is not null && DeclareTheSame(before.Events, events) ? before.Plan : new SourcePlan(events);
        _latest = new(declarations, events, plan);
        return plan;
    }

    private static IReadOnlyList<SourceEvent> Follow(IReadOnlyList<SourceEvent> before, Compilation compilation)
    {
        bool IsPresent(SourceEvent known) => known.Trees.All(compilation.ContainsSyntaxTree);

        if (before.All(IsPresent))
        {
            return before;
        }

        var names = new TypeNames(compilation);
        var events = before.Select(each =>
            IsPresent(each) ? each
            : compilation.Assembly.GetTypeByMetadataName(each.MetadataName) is { } type ? SourceEvent.Read(type, names, CancellationToken.None)
            : null).ToList();

        // Types of one name, as broken code has them, are not told apart by it.
        return events.Contains(null) ? SourcePlan.ReadEvents(compilation, CancellationToken.None) : [.. events.OfType<SourceEvent>()];
    }

    private static bool DeclareTheSame(IReadOnlyList<SourceEvent> before, IReadOnlyList<SourceEvent> after) =>
        before.Count == after.Count && before.Zip(after, static (each, other) => ReferenceEquals(each, other) || each.DeclaresTheSameAs(other)).All(static same => same);

    private sealed record Reading(CompilationDeclarations Declarations, IReadOnlyList<SourceEvent> Events, SourcePlan Plan);
}
