namespace GainsightEvents.Emulator;

/// <summary>What had arrived at one moment, in order of arrival, good and bad apart.</summary>
/// <param name="Good">Events Gainsight would have taken, and that fit their plans.</param>
/// <param name="Bad">Events it would have refused or swallowed, or that go against their plans, with the reasons.</param>
/// <param name="Attempts">Requests whose event was not judged: wrong key or address, over quota, or answered by a fault.</param>
/// <param name="Counts">How many there were, those no longer kept included.</param>
public sealed record EmulatorEvents(
    IReadOnlyList<ReceivedEvent> Good,
    IReadOnlyList<ReceivedEvent> Bad,
    IReadOnlyList<ReceivedEvent> Attempts,
    EmulatorCounts Counts)
{
    private const int MaxShown = 5;

    /// <summary>The counts, and of each kind the last few.</summary>
    public override string ToString()
    {
        var lines = new List<string> { $"{Counts.Good} good, {Counts.Bad} bad, {Counts.NotJudged} not judged." };
        foreach (var kind in new[] { Good, Bad, Attempts })
        {
            lines.AddRange(kind.Skip(kind.Count - MaxShown).Select(received => received.ToString()));
        }

        return string.Join('\n', lines);
    }
}
