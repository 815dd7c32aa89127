namespace GainsightEvents.Outbox.Sqlite;

internal sealed partial class SqliteOutbox
{
    /// <summary>Ends the oldest of the lowest priority, if that makes room enough.</summary>
    private List<DeliveryReport>? DropFor(UnitOfWork unit, AppendBatch batch)
    {
        var uses = unit.Lanes.Uses();
        LaneUse.Add(uses, batch.Entries);
        var ending = new List<Droppable>();
        foreach (var priority in unit.Turns.ByAge().GroupBy(static name => name.Priority))
        {
            // The first of each name; each name has its entries in the order in which they came.
            var heads = priority.Select(name => Next(unit, name.Lane, name.Priority, name.Name, 0)).OfType<Droppable>().ToList();
            while (!_room.Fits(uses) && heads.Count > 0)
            {
                var oldest = heads.OrderBy(static head => (head.StoredAt, head.Key)).First();
                heads.Remove(oldest);
                if (!_room.IsFreedBy(uses.Find(use => use.Lane == oldest.Lane.Lane), uses))
                {
                    // Nor is it by any other of the lane.
                    continue;
                }

                ending.Add(oldest);
                LaneUse.Change(uses, oldest.Lane.Lane, -1, -oldest.Report.Body.Length);
                if (Next(unit, oldest.Lane.Id, oldest.Priority, oldest.Name, oldest.Key) is { } next)
                {
                    heads.Add(next);
                }
            }
        }

        if (!_room.Fits(uses))
        {
            return null;
        }

        ending.ForEach(item => Drop(unit, item));
        foreach (var (lane, priority, name) in ending.Select(static item => (item.Lane.Id, item.Priority, item.Name)).Distinct())
        {
            unit.Turns.Refresh(lane, priority, name);
        }

        return [.. from item in ending where item.IsSound select item.Report];
    }

    private static void Drop(UnitOfWork unit, Droppable item)
    {
        var counts = item.Lane.Counts;
        if (item.IsSound)
        {
            unit.End(item.Key, item.Lane, counts with { Queued = counts.Queued - 1, Discarded = counts.Discarded + 1 }, item.Report.Body.Length);
        }
        else
        {
            unit.Lose(item.Key, item.Lane, isDead: false, item.Report.Body.Length);
        }
    }

    private static Droppable? Next(UnitOfWork unit, long laneId, int priority, string name, long after)
    {
        var lane = unit.Lanes.ById(laneId);
        return unit.Db.First(
            $"SELECT {EntryRow.Columns} {Turns.Members} AND key > ?4 ORDER BY key LIMIT 1",
            row => new Droppable(lane, priority, name, row.Long(0), row.Long(4), EntryRow.IsSound(row), EntryRow.ReportOf(row, lane.Lane, DeliveryOutcome.Discarded)),
            laneId, priority, name, after);
    }

    private sealed record Droppable(LaneRow Lane, int Priority, string Name, long Key, long StoredAt, bool IsSound, DeliveryReport Report);
}
