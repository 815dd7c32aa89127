namespace GainsightEvents.Delivery;

/// <summary>What an attempt means for its entry and its lane.</summary>
internal enum OutcomeKind
{
    /// <summary>Gainsight took the entry.</summary>
    Delivered = 0,

    /// <summary>Gainsight will never take the entry.</summary>
    DeadLetter,

    /// <summary>Gainsight takes nothing from this lane until a person acts, or does not take this entry: that shows later.</summary>
    Pause,

    /// <summary>Another attempt may succeed.</summary>
    Retry,
}
