namespace GainsightEvents.Plans.Comparison;

/// <summary>What happened to an event, or to a member where <see cref="PlanChange.Member"/> names one.</summary>
public enum PlanChangeKind
{
    /// <summary>It is new.</summary>
    Added = 0,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It has another name, and is otherwise as it was.</summary>
    Renamed,

    /// <summary>A note says that it ends: it is no longer sent.</summary>
    Retired,

    /// <summary>It was retired, and is sent again.</summary>
    Restored,

    /// <summary>It goes to the other target.</summary>
    TargetChanged,

    /// <summary>It belongs to another product of Gainsight PX.</summary>
    ProductChanged,

    /// <summary>It has another version at Gainsight NXT.</summary>
    VersionChanged,

    /// <summary>It goes to another topic of Gainsight NXT.</summary>
    TopicChanged,

    /// <summary>It is bound to another contract of Gainsight NXT.</summary>
    ContractChanged,

    /// <summary>Its identifyId comes from elsewhere.</summary>
    IdentityChanged,

    /// <summary>The member has another type.</summary>
    Retyped,

    /// <summary>The member must always have a value now.</summary>
    MadeRequired,

    /// <summary>The member may be absent now.</summary>
    MadeOptional,

    /// <summary>Values, or members that the plan does not name, are refused that were admitted.</summary>
    Narrowed,

    /// <summary>Values, or members that the plan does not name, are admitted that were refused.</summary>
    Widened,

    /// <summary>Messages begin, or cease, to mask the member's value.</summary>
    PersonalChanged,

    /// <summary>It may be declared until another day, or without an end.</summary>
    ExpiryChanged,

    /// <summary>A note says that it is about to end.</summary>
    Deprecated,

    /// <summary>Words about it changed: its description, owner, or a note.</summary>
    Described,

    /// <summary>It exceeds a soft limit of Gainsight PX now: a long name, many attributes.</summary>
    OverLimit,
}
