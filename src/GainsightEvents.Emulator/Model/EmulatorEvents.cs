namespace GainsightEvents.Emulator;

/// <summary>What had arrived at one moment, in order of arrival, good and bad apart.</summary>
/// <param name="Good">Events Gainsight would have taken, and that fit their plans.</param>
/// <param name="Bad">Events it would have refused, or that go against their plans, with the reasons.</param>
/// <param name="NotJudged">Requests whose event was not judged: wrong key or address, over quota, or answered by a fault.</param>
/// <param name="Counts">How many there were, those no longer kept included.</param>
public sealed record EmulatorEvents(
    IReadOnlyList<ReceivedEvent> Good,
    IReadOnlyList<ReceivedEvent> Bad,
    IReadOnlyList<ReceivedEvent> NotJudged,
    EmulatorCounts Counts)
{
    private const int MaxShown = 5;

    /// <summary>Events that Gainsight PX would have answered 201 and never shown, with the reasons.</summary>
    public IReadOnlyList<ReceivedEvent> Dropped { get; init; } = [];

    /// <summary>The counts, and of each kind the last few.</summary>
    public override string ToString()
    {
        var dropped = Counts.Dropped == 0 ? "" : $"{Counts.Dropped} accepted and dropped by PX, ";
        var lines = new List<string> { $"{Counts.Good} good, {Counts.Bad} bad, {dropped}{Counts.NotJudged} not judged." };
        foreach (var kind in new[] { Good, Bad, Dropped, NotJudged })
        {
            lines.AddRange(kind.Skip(kind.Count - MaxShown).Select(received => received.ToString()));
        }

        return string.Join('\n', lines);
    }
}

/// <summary>How many requests arrived since the start or the last reset.</summary>
/// <param name="Good">Those of verdict <see cref="EventVerdict.Good"/>.</param>
/// <param name="Bad">Those of verdict <see cref="EventVerdict.Bad"/>.</param>
/// <param name="NotJudged">Those of verdict <see cref="EventVerdict.NotJudged"/>.</param>
/// <param name="Forgotten">Those of every verdict that are counted, but no longer kept.</param>
public sealed record EmulatorCounts(long Good, long Bad, long NotJudged, long Forgotten)
{
    /// <summary>Those of verdict <see cref="EventVerdict.Dropped"/>.</summary>
    public long Dropped { get; init; }
}
