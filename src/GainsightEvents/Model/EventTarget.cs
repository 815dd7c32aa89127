namespace GainsightEvents;

/// <summary>A Gainsight product that accepts events.</summary>
public enum EventTarget
{
    /// <summary>Gainsight PX, the custom event API.</summary>
    Px = 0,

    /// <summary>Gainsight NXT, the events API.</summary>
    Nxt,
}
