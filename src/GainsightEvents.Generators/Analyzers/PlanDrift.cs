using System.Globalization;
using GainsightEvents.Generators.Parsing.Plans;
using GainsightEvents.Plans.Comparison;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>
/// How a project's declarations differ from its plan file: the changes from the plan to the one that would be written from the declarations.
/// </summary>
internal sealed class PlanDrift
{
    private readonly Lazy<Found> _found;

    public PlanDrift(PlanFile plan, SourcePlan source, int? pxEventLimit)
    {
        PxEventLimit = pxEventLimit;
        Plan = plan;
        Source = source;
        _found = new(() => Find(plan, source, pxEventLimit));
    }

    /// <summary>The declarations.</summary>
    public SourcePlan Source { get; }

    /// <summary>The plan as it is.</summary>
    public PlanFile Plan { get; }

    /// <summary>How many PX events the subscription admits, if the project says so.</summary>
    public int? PxEventLimit { get; }

    /// <summary>The plan that would be written.</summary>
    public PlanFile Next => _found.Value.Next;

    public PlanComparison Comparison => _found.Value.Comparison;

    /// <summary>The changes that have their place at an event's type, each with the C# name of its member, if it is one's.</summary>
    public IEnumerable<(PlanChange Change, string? Member)> ChangesAt(INamedTypeSymbol type) =>
        _found.Value.ByType is { Count: > 0 } byType && byType.TryGetValue(SourceEvent.MetadataNameOf(type), out var changes) ? changes : [];

    /// <summary>The changes of what is in the plan alone.</summary>
    public IEnumerable<PlanChange> NotDeclared => _found.Value.NotDeclared;

    /// <summary>The MSBuild property <c>GainsightPxEventLimit</c>.</summary>
    public static int? LimitIn(AnalyzerConfigOptionsProvider options) =>
        options.GlobalOptions.TryGetValue("build_property.GainsightPxEventLimit", out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            ? limit
            : null;

    private static Found Find(PlanFile plan, SourcePlan source, int? pxEventLimit)
    {
        var next = PlanUpdate.Of(plan, source.Plan, source.IsUnknown);
        var comparison = PlanComparison.Of(plan, next, pxEventLimit);
        var byType = new Dictionary<string, List<(PlanChange, string?)>>(StringComparer.Ordinal);
        var notDeclared = new List<PlanChange>();
        foreach (var change in comparison.Changes)
        {
            // What a new version leaves out is announced, and told at the event.
            var isGone = change.EventAfter is null || (change is { MemberBefore: not null, MemberAfter: null, IsError: true });
            if (isGone || source.Find(change.EventAfter!, change.MemberAfter?.Name) is not var (type, member))
            {
                notDeclared.Add(change);
                continue;
            }

            if (!byType.TryGetValue(type.MetadataName, out var changes))
            {
                byType.Add(type.MetadataName, changes = []);
            }

            changes.Add((change, member));
        }

        return new(next, comparison, byType, notDeclared);
    }

    private sealed record Found(
        PlanFile Next,
        PlanComparison Comparison,
        IReadOnlyDictionary<string, List<(PlanChange, string?)>> ByType,
        IReadOnlyList<PlanChange> NotDeclared);
}
