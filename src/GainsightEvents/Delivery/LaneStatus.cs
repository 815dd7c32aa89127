namespace GainsightEvents.Delivery;

/// <summary>How a lane is doing.</summary>
internal enum LaneStatus
{
    /// <summary>It sends under its quota.</summary>
    Running = 0,

    /// <summary>Gainsight found it too fast: it rests.</summary>
    Throttled,

    /// <summary>The host failed several times in a row: single entries are tried until one passes.</summary>
    Outage,

    /// <summary>Key, permission or address were refused: single entries are tried until one passes or the settings change.</summary>
    Paused,

    /// <summary>It has stopped.</summary>
    Stopped,
}
