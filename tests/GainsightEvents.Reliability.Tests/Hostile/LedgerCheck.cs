namespace GainsightEvents.Reliability.Tests.Hostile;

/// <summary>Holds the ledger to its equation, by its own sum, and to never taking back what it has said.</summary>
internal sealed class LedgerCheck
{
    private readonly Dictionary<Lane, LedgerCounts> _before = [];

    /// <summary>How often it was read.</summary>
    public int Reads { get; private set; }

    /// <summary>Judges one snapshot.</summary>
    /// <param name="ledger">The snapshot.</param>
    /// <param name="offered">Entries of each lane that may have been accepted until now.</param>
    public void Read(Ledger ledger, long offered)
    {
        Reads++;
        foreach (var lane in ledger.Lanes)
        {
            var now = lane.Counts;
            var sum = now.Delivered + now.Expired + now.Discarded + now.Purged + now.DeadLettered + now.Queued;
            Assert.True(now.Accepted == sum, $"{lane.Lane}: {now.Accepted} accepted, and {sum} accounted for: {now}");
            Assert.True(now.Accepted <= offered, $"{lane.Lane}: {now.Accepted} accepted of {offered}");
            long[] counts = [now.Accepted, now.Delivered, now.Expired, now.Discarded, now.Purged, now.DeadLettered, now.Queued];
            Assert.True(counts.Min() >= 0, $"{lane.Lane}: {now}");
            var was = _before.GetValueOrDefault(lane.Lane);
            Assert.True(
                now.Accepted >= was.Accepted && now.Delivered >= was.Delivered && now.Expired >= was.Expired && now.Discarded >= was.Discarded && now.Purged >= was.Purged,
                $"{lane.Lane}: {now} after {was}");
            _before[lane.Lane] = now;
        }
    }
}
