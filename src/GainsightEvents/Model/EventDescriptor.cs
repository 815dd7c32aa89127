using System.ComponentModel;

namespace GainsightEvents.Model;

/// <summary>One declared event, as its catalog lists it: what it is at each target, and its members. At least one target is set.</summary>
public sealed class EventDescriptor
{
    /// <summary>The full name of the declaring type, such as <c>Acme.Billing.ReportExported</c>.</summary>
    public required string TypeName { get; init; }

    /// <summary>What the event is at Gainsight PX; <see langword="null"/> where it does not go there.</summary>
    public PxEventDescriptor? Px { get; init; }

    /// <summary>What the event is at Gainsight NXT; <see langword="null"/> where it does not go there.</summary>
    public NxtEventDescriptor? Nxt { get; init; }

    /// <summary>The members that are written, in the order of declaration, those of base types first.</summary>
    public IReadOnlyList<EventMember> Members { get; init; } = [];

    /// <summary>Those members of nested types that have constraints, whichever member of the event holds their type.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IReadOnlyList<EventMember> NestedMembers { get; init; } = [];

    /// <summary>The event's name in logs and receipts: that of Gainsight PX, or that of Gainsight NXT where it goes only there.</summary>
    public string EventName => Px?.EventName ?? Nxt?.EventName ?? TypeName;

    /// <summary>Whether the event gets its name when it is published, so that no catalog lists it.</summary>
    internal bool IsDynamic { get; init; }

    /// <summary>Whether it may carry attributes, or members of an NXT body, that its plan does not name.</summary>
    internal bool HasExtensionData => Members.Any(static member => member.Role == MemberRole.ExtensionData);

    /// <summary>What the event is at a target; <see langword="null"/> where it does not go there.</summary>
    public TargetEventDescriptor? At(EventTarget target) => target == EventTarget.Nxt ? Nxt : Px;

    /// <summary>The event's name and type, for messages.</summary>
    public override string ToString() => $"'{OneLine.Of(EventName)}' ({TypeName})";
}

/// <summary>What an event is at one target.</summary>
public abstract class TargetEventDescriptor
{
    private protected TargetEventDescriptor()
    {
    }

    /// <summary>The event's name there.</summary>
    public required string EventName { get; init; }

    /// <summary>Which entries of its lane go first.</summary>
    public EventPriority Priority { get; init; }

    /// <summary>How long it is worth delivering. <see langword="null"/>: <c>Gainsight:Outbox:MaxAge</c>.</summary>
    public TimeSpan? MaxAge { get; init; }
}

/// <summary>What an event is at Gainsight PX.</summary>
public sealed class PxEventDescriptor : TargetEventDescriptor
{
    /// <summary>The product it belongs to. <see langword="null"/>: the default product.</summary>
    public string? Product { get; init; }

    /// <summary>Where the identifyId comes from.</summary>
    public IdentitySource Identity { get; init; }
}

/// <summary>What an event is at Gainsight NXT.</summary>
public sealed class NxtEventDescriptor : TargetEventDescriptor
{
    /// <summary>The event's version. <see langword="null"/>: <c>Gainsight:Nxt:EventVersion</c>.</summary>
    public string? Version { get; init; }

    /// <summary>The event's topic. <see langword="null"/>: <c>Gainsight:Nxt:TopicName</c>.</summary>
    public string? Topic { get; init; }

    /// <summary>The event's contract. <see langword="null"/>: <c>Gainsight:Nxt:ContractId</c>.</summary>
    public string? Contract { get; init; }
}
