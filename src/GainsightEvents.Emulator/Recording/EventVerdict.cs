namespace GainsightEvents.Emulator;

/// <summary>What Gainsight would have made of a request.</summary>
public enum EventVerdict
{
    /// <summary>It would have taken the event.</summary>
    Good = 0,

    /// <summary>It would have refused the event, or answered 201 and swallowed it.</summary>
    Bad = 1,

    /// <summary>
    /// It did not get to look at the event: the key, the address or the quota was wrong, or a fault answered. Sent again, the same
    /// event may be good.
    /// </summary>
    NotJudged = 2,
}
