namespace GainsightEvents;

/// <summary>The Gainsight products an event goes to.</summary>
[Flags]
public enum EventTargets
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Gainsight PX, the custom event API.</summary>
    Px = 1,

    /// <summary>Gainsight NXT, the events API.</summary>
    Nxt = 2,
}
