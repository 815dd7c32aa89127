using System.ComponentModel;

namespace GainsightEvents;

/// <summary>One declared event, as its catalog lists it: names, targets, where its keys come from, its members.</summary>
public sealed class EventDescriptor
{
    /// <summary>The full name of the declaring type, such as <c>Acme.Billing.ReportExported</c>.</summary>
    public required string TypeName { get; init; }

    /// <summary>The name it has in Gainsight PX, or in Gainsight NXT where it goes only there; and in logs and receipts.</summary>
    public required string EventName { get; init; }

    /// <summary>Where it goes.</summary>
    public required EventTargets Targets { get; init; }

    /// <summary>The members that are written, in the order of declaration, those of base types first.</summary>
    public IReadOnlyList<EventMember> Members { get; init; } = [];

    /// <summary>Those members of nested types that have constraints, whichever member of the event holds their type.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IReadOnlyList<EventMember> NestedMembers { get; init; } = [];

    /// <summary>The product it belongs to. <see langword="null"/>: the default product.</summary>
    public string? Product { get; init; }

    /// <summary>Where the identifyId comes from.</summary>
    public IdentitySource Identity { get; init; }

    /// <summary>Which entries of its lane go first.</summary>
    public EventPriority Priority { get; init; }

    /// <summary>How long it is worth delivering. <see langword="null"/>: <c>Gainsight:Outbox:MaxAge</c>.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>What it is at Gainsight NXT; <see langword="null"/> where it does not go there.</summary>
    public NxtEventDescriptor? Nxt { get; init; }

    /// <summary>Whether its names are given when it is published, so that no catalog lists it.</summary>
    internal bool IsNamedLate { get; init; }

    /// <summary>Whether it may carry attributes, or members of an NXT body, that its plan does not name.</summary>
    internal bool HasExtensionData => Members.Any(static member => member.Role == MemberRole.ExtensionData);

    /// <summary>The event's name and type, for messages.</summary>
    public override string ToString() => $"'{EventName}' ({TypeName})";
}
