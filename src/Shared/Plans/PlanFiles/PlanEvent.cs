namespace GainsightEvents.Plans.PlanFiles;

/// <summary>An event at one target. An event for both targets is in the plan twice, for it has two names and two forms.</summary>
internal sealed record PlanEvent
{
    public required EventTarget Target { get; init; }

    /// <summary>The event's name there.</summary>
    public required string Name { get; init; }

    /// <summary>Of a PX event, by name; null: the default product.</summary>
    public string? Product { get; init; }

    /// <summary>Of a PX event.</summary>
    public IdentitySource Identity { get; init; }

    /// <summary>Of an NXT event; null: the setting's.</summary>
    public string? Version { get; init; }

    /// <summary>Of an NXT event; null: the setting's.</summary>
    public string? Topic { get; init; }

    /// <summary>Of an NXT event; null: the setting's.</summary>
    public string? Contract { get; init; }

    /// <summary>Whether it may carry attributes, or members of an NXT body, that the plan does not name.</summary>
    public bool AdmitsOtherMembers { get; init; }

    public string? Description { get; init; }

    public string? Owner { get; init; }

    /// <summary>The last day on which it may be declared, such as <c>2026-12-31</c>; null: it does not expire.</summary>
    public string? ExpiresOn { get; init; }

    /// <summary>Still published, but about to end: why, and what to use.</summary>
    public string? Deprecated { get; init; }

    /// <summary>No longer published from a day on: <c>2026-11-27, replaced by Report Shared</c>.</summary>
    public string? Retired { get; init; }

    /// <summary>By name, so that moving a property in the source changes nothing here.</summary>
    public PlanList<PlanMember> Members
    {
        get;
        init => field = value.OrderBy(static member => member.Name, StringComparer.Ordinal).ToPlanList();
    } = new([]);

    /// <summary>What tells apart events of one name: Gainsight keeps those of each product and of each version for themselves.</summary>
    public string? Variant => Target == EventTarget.Px ? Product : Version;

    /// <summary>The event for messages, such as <c>px:Report Exported</c> or <c>nxt:order_shipped (v02)</c>.</summary>
    public override string ToString() =>
        $"{PlanWords.Of(Target)}:{Model.OneLine.Of(Name)}{(Variant is null ? "" : $" ({Model.OneLine.Of(Variant)})")}";
}
