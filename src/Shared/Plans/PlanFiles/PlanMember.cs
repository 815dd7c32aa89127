using GainsightEvents.Model;
using GainsightEvents.Wire;

namespace GainsightEvents.Plans.PlanFiles;

/// <summary>A member of an event.</summary>
internal sealed record PlanMember
{
    /// <summary>What begins the names of a PX event's attributes.</summary>
    public const string AttributePrefix = PxFields.Attributes + ".";

    /// <summary>Where it is in the body: <c>identifyId</c> or <c>attributes.featureName</c> at PX, <c>orderId</c> at NXT.</summary>
    public required string Name { get; init; }

    public required WireKind Type { get; init; }

    public bool Required { get; init; }

    public bool Personal { get; init; }

    /// <summary>At most one of each keyword, in the order of <see cref="PlanConstraint.Keywords"/>.</summary>
    public PlanList<PlanConstraint> Constraints
    {
        get;
        init => field = value.OrderBy(static constraint => PlanConstraint.Keywords.IndexOf(constraint.Keyword)).ToPlanList();
    } = new([]);

    public string? Description { get; init; }

    /// <summary>Still sent, but about to end: why, and what to use.</summary>
    public string? Deprecated { get; init; }

    /// <summary>No longer sent from a day on: <c>2026-11-27, replaced by attributes.kind</c>.</summary>
    public string? Retired { get; init; }
}
