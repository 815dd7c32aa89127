namespace GainsightEvents.Reliability.Tests.Simulation;

/// <summary>
/// Counts as Gainsight does: fixed windows, of which nobody knows where they begin, and a day, fixed and rolling. It shares no code with what
/// it judges. Requests are told in the order in which they arrive.
/// </summary>
/// <param name="limit">Requests that it admits in one window.</param>
/// <param name="window">The window.</param>
/// <param name="alignment">Where windows and days begin, from 0 to 1.</param>
/// <param name="perDay">Requests that it admits in one day.</param>
internal sealed class SimulatedServer(int limit, TimeSpan window, double alignment, int perDay = int.MaxValue)
{
    private readonly Queue<long> _rolling = new();
    private readonly Dictionary<long, int> _admittedByWindow = [];
    private long _day = long.MinValue;
    private int _inDay;

    /// <summary>Requests that came, by all clients.</summary>
    public long Admitted { get; private set; }

    /// <summary>Requests that were one too many.</summary>
    public long Refused { get; private set; }

    /// <summary>What it complained of first.</summary>
    public string FirstRefusal { get; private set; } = "";

    /// <summary>A request arrives.</summary>
    /// <returns>Whether it is admitted.</returns>
    public bool Arrive(long at)
    {
        var inWindow = Number(at, window);
        var day = Number(at, TimeSpan.FromDays(1));
        (_day, _inDay) = (day, day == _day ? _inDay : 0);
        while (_rolling.TryPeek(out var first) && first <= at - TimeSpan.TicksPerDay)
        {
            _rolling.Dequeue();
        }

        var taken = _admittedByWindow.GetValueOrDefault(inWindow);
        var full = taken >= limit ? $"{limit} in {window}" : _inDay >= perDay ? $"{perDay} in a fixed day" : _rolling.Count >= perDay ? $"{perDay} in 24 hours" : "";
        if (full.Length > 0)
        {
            FirstRefusal = FirstRefusal.Length > 0 ? FirstRefusal : $"more than {full} at {TimeSpan.FromTicks(at)}";
            Refused++;
            return false;
        }

        _admittedByWindow.Clear();
        _admittedByWindow[inWindow] = taken + 1;
        _inDay++;
        if (perDay < int.MaxValue)
        {
            _rolling.Enqueue(at);
        }

        Admitted++;
        return true;
    }

    /// <summary>Where a window or a day that holds this instant begins.</summary>
    public long BeginOf(long at) => (Number(at, window) * window.Ticks) + (long)(alignment * window.Ticks);

    private long Number(long at, TimeSpan length) => (long)Math.Floor((double)(at - (long)(alignment * length.Ticks)) / length.Ticks);
}
