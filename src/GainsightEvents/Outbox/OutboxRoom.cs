namespace GainsightEvents.Outbox;

/// <summary>
/// How lanes share the room of a store. A quarter of it is kept in equal parts for all lanes that the store knows, so that one whose host hangs
/// can fill what is left, and the others go on. A pure function, which every store asks.
/// </summary>
/// <param name="maxEvents">Entries that the store may keep.</param>
/// <param name="maxBytes">Bytes of bodies that the store may keep.</param>
internal sealed class OutboxRoom(int maxEvents, long maxBytes)
{
    private const int PartsKept = 4;

    /// <summary>Whether the lanes fit beside each other.</summary>
    /// <param name="lanes">What each lane that the store knows would hold.</param>
    public bool Fits(IReadOnlyList<LaneUse> lanes) => IsWithin(lanes, maxEvents, Events) && IsWithin(lanes, maxBytes, Bytes);

    /// <summary>Whether there would be more room if an entry of a lane ended; not where that only filled up what is kept for it.</summary>
    public bool IsFreedBy(LaneUse lane, IReadOnlyList<LaneUse> lanes) =>
        (!IsWithin(lanes, maxEvents, Events) && lane.Events > KeptOf(maxEvents, lanes.Count))
        || (!IsWithin(lanes, maxBytes, Bytes) && lane.Bytes > KeptOf(maxBytes, lanes.Count));

    /// <summary>Whether so much fits for certain, whichever lanes have it.</summary>
    public bool FitsAnyway(long events, long bytes) => events <= maxEvents - (maxEvents / PartsKept) && bytes <= maxBytes - (maxBytes / PartsKept);

    /// <summary>
    /// How much of the room is taken, from 0 to 1: that of entries or that of bytes, whichever is the greater share. What is kept for a lane
    /// counts as taken, for no other gets it; so a lane is refused at 1, however many there are.
    /// </summary>
    /// <param name="lanes">What each lane that the store knows holds.</param>
    public double Share(IReadOnlyList<LaneUse> lanes) => Math.Max(ShareOf(lanes, maxEvents, Events), ShareOf(lanes, maxBytes, Bytes));

    private static long Events(LaneUse lane) => lane.Events;

    private static long Bytes(LaneUse lane) => lane.Bytes;

    private static bool IsWithin(IReadOnlyList<LaneUse> lanes, long max, Func<LaneUse, long> used) => TakenOf(lanes, max, used) <= max;

    private static double ShareOf(IReadOnlyList<LaneUse> lanes, long max, Func<LaneUse, long> used) => lanes.Count == 0 ? 0 : (double)TakenOf(lanes, max, used) / max;

    // A lane counts with what is kept for it, or with more.
    private static long TakenOf(IReadOnlyList<LaneUse> lanes, long max, Func<LaneUse, long> used)
    {
        var kept = KeptOf(max, lanes.Count);
        var sum = 0L;
        for (var i = 0; i < lanes.Count; i++)
        {
            sum += Math.Max(kept, used(lanes[i]));
        }

        return sum;
    }

    private static long KeptOf(long max, int lanes) => max / (PartsKept * lanes);
}

/// <summary>What a lane holds of a store's room, dead letters included.</summary>
internal readonly record struct LaneUse(Lane Lane, long Events, long Bytes)
{
    /// <summary>Adds what entries would take to the uses of their lanes. A lane that is not there is added.</summary>
    public static void Add(List<LaneUse> lanes, ReadOnlySpan<NewEntry> entries)
    {
        foreach (ref readonly var entry in entries)
        {
            Change(lanes, entry.Lane, 1, entry.BodyLength);
        }
    }

    /// <summary>Changes what a lane holds.</summary>
    public static void Change(List<LaneUse> lanes, Lane lane, long events, long bytes)
    {
        for (var i = 0; i < lanes.Count; i++)
        {
            if (lanes[i].Lane == lane)
            {
                lanes[i] = new LaneUse(lane, lanes[i].Events + events, lanes[i].Bytes + bytes);
                return;
            }
        }

        lanes.Add(new LaneUse(lane, events, bytes));
    }
}
