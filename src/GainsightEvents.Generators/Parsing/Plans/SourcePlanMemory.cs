using System.Runtime.CompilerServices;

namespace GainsightEvents.Generators.Parsing.Plans;

/// <summary>
/// Reads the plan of a project's declarations, and of each compilation that follows only the events that may have changed: all after an edit of a
/// declaration, and after any other those whose files are new, for doc comments are no declarations.
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
        var plan = before?.Declarations.Version == declarations.Version ? Follow(before!.Plan, compilation) : SourcePlan.Read(compilation, CancellationToken.None);
        _latest = new(declarations, plan);
        return plan;
    }

    private static SourcePlan Follow(SourcePlan before, Compilation compilation)
    {
        bool IsPresent(SourceEvent known) => known.Trees.All(compilation.ContainsSyntaxTree);

        if (before.Events.All(IsPresent))
        {
            return before;
        }

        var names = new TypeNames(compilation);
        var events = before.Events.Select(each =>
            IsPresent(each) ? each
            : compilation.Assembly.GetTypeByMetadataName(each.MetadataName) is { } type ? SourceEvent.Read(type, names, CancellationToken.None)
            : null).ToList();

        // Types of one name, as broken code has them, are not told apart by it.
        return events.Contains(null) ? SourcePlan.Read(compilation, CancellationToken.None) : new SourcePlan([.. events.OfType<SourceEvent>()]);
    }

    private sealed record Reading(CompilationDeclarations Declarations, SourcePlan Plan);
}
