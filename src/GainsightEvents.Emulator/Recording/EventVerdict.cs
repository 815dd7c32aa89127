namespace GainsightEvents.Emulator;

/// <summary>What became of the event in a request.</summary>
public enum EventVerdict
{
    /// <summary>Gainsight would have taken it, and it fits its plan where it has one.</summary>
    Good = 0,

    /// <summary>
    /// Nobody wants it so: Gainsight would have refused it, or acknowledged and swallowed it, or taken what the team's plan says is wrong.
    /// </summary>
    Bad = 1,

    /// <summary>
    /// Gainsight did not get to look at it: the key, the address or the quota was wrong, or a fault answered. Sent again, the same event
    /// may be good.
    /// </summary>
    NotJudged = 2,
}
