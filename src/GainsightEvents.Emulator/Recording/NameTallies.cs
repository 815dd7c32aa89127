namespace GainsightEvents.Emulator.Recording;

/// <summary>Counts the requests of each event name, of as many names as a product may have.</summary>
internal sealed class NameTallies
{
    private const int MostNames = 2_000;

    // A name may be as long as a body; what is shown of it is not.
    private const int LongestName = 200;

    private readonly Dictionary<(EventTarget, string), NameTally> _tallies = [];

    public void Add(ReceivedEvent received)
    {
        var name = received.EventName is { Length: > LongestName } longName ? longName[..LongestName] + "…" : received.EventName ?? "";
        if (!_tallies.TryGetValue((received.Target, name), out var tally))
        {
            if (_tallies.Count >= MostNames)
            {
                return;
            }

            _tallies.Add((received.Target, name), tally = new(received.Target, name));
        }

        tally.Add(received.Verdict, received.Warnings.Count > 0, received.ReceivedAt);
    }

    /// <summary>The counts as they are, that of the last seen name first.</summary>
    public IReadOnlyList<NameTally> Read() => [.. _tallies.Values.OrderByDescending(tally => tally.LastSeen).Select(tally => tally.Copy())];

    public void Clear() => _tallies.Clear();
}

/// <summary>The requests of one event name.</summary>
internal sealed class NameTally(EventTarget target, string name)
{
    private long[] _counts = new long[4];

    public EventTarget Target => target;

    /// <summary>The name; empty for those without one.</summary>
    public string Name => name;

    public DateTimeOffset LastSeen { get; private set; }

    /// <summary>How many had a warning.</summary>
    public long Warned { get; private set; }

    public long this[EventVerdict verdict] => _counts[(int)verdict];

    public void Add(EventVerdict verdict, bool isWarned, DateTimeOffset at)
    {
        _counts[(int)verdict]++;
        Warned += isWarned ? 1 : 0;
        LastSeen = at;
    }

    public NameTally Copy() => new(target, name) { _counts = [.. _counts], LastSeen = LastSeen, Warned = Warned };
}
