namespace GainsightEvents.Emulator.Recording;

/// <summary>Counts the requests of each of the last seconds, by verdict.</summary>
internal sealed class TrafficMeter
{
    /// <summary>How many seconds are kept.</summary>
    public const int Seconds = 120;

    private readonly TrafficSecond[] _ring = new TrafficSecond[Seconds];

    public void Add(DateTimeOffset at, EventVerdict verdict)
    {
        var second = at.ToUnixTimeSeconds();
        ref var slot = ref _ring[second % Seconds];
        if (slot.Second != second)
        {
            slot = new TrafficSecond(second, 0, 0, 0, 0);
        }

        slot = verdict switch
        {
            EventVerdict.Good => slot with { Good = slot.Good + 1 },
            EventVerdict.Bad => slot with { Bad = slot.Bad + 1 },
            EventVerdict.Dropped => slot with { Dropped = slot.Dropped + 1 },
            _ => slot with { NotJudged = slot.NotJudged + 1 },
        };
    }

    /// <summary>The last seconds, the current one last; those without a request too.</summary>
    public IReadOnlyList<TrafficSecond> Read(DateTimeOffset now)
    {
        var last = now.ToUnixTimeSeconds();
        return
        [
            .. Enumerable.Range(0, Seconds).Select(i => last - Seconds + 1 + i)
                .Select(second => _ring[second % Seconds] is var slot && slot.Second == second ? slot : new TrafficSecond(second, 0, 0, 0, 0)),
        ];
    }

    public void Clear() => Array.Clear(_ring);
}

/// <summary>The requests of one second.</summary>
/// <param name="Second">Which one, since 1970.</param>
/// <param name="Good">How many were good.</param>
/// <param name="Bad">How many were bad.</param>
/// <param name="Dropped">How many PX drops.</param>
/// <param name="NotJudged">How many were not judged.</param>
internal readonly record struct TrafficSecond(long Second, int Good, int Bad, int Dropped, int NotJudged);
