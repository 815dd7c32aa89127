namespace GainsightEvents.Outbox.Sqlite;

/// <summary>
/// At the opening: looks whether all that was acknowledged is there. Rows that are not as they were written are removed, and what the ledger or the
/// mark beside the file counts and the file does not have is counted as missing. A sound file is left as it is.
/// </summary>
/// <param name="db">The connection.</param>
/// <param name="mark">The mark.</param>
/// <param name="now">The store's clock. A time that is later was written by a clock that was set back since, and counts as now.</param>
internal sealed class Audit(SqliteSession db, HighWaterMark mark, long now)
{
    /// <summary>Audits the file.</summary>
    /// <returns>How many are missing that were not known to be, by lane; how many rows were damaged; how many lanes lost what was known of their quota.</returns>
    public AuditReport Run()
    {
        db.Run("BEGIN IMMEDIATE");
        try
        {
            var lanes = LaneTable.Load(db, id => mark.Lanes.FirstOrDefault(lane => lane.Id == id));
            var report = new AuditReport();
            RestoreLanes(lanes);
            RemoveDamaged(lanes, report);
            SetClockBack(lanes);
            lanes.GoOnFrom(Math.Max(mark.Sequence, db.Long("SELECT MAX(key) FROM entry")));
            CountMissing(lanes, report);
            new Turns(db, lanes).Repair();
            lanes.Save();
            db.Run("COMMIT");
            mark.Write(lanes);
            return report;
        }
        catch
        {
            db.TryRollBack();
            throw;
        }
    }

    /// <summary>Lanes that the mark knows and the file does not: the file is new, or behind.</summary>
    private void RestoreLanes(LaneTable lanes)
    {
        foreach (var marked in mark.Lanes)
        {
            if (lanes.Rows.All(row => row.Lane != marked.Lane))
            {
                lanes.Add(marked.Lane, lanes.Find(marked.Id) is null ? marked.Id : lanes.Rows.Max(static row => row.Id) + 1).Counts = marked.Counts;
            }
        }
    }

    private void RemoveDamaged(LaneTable lanes, AuditReport report)
    {
        foreach (var key in db.Rows(
            $"SELECT {EntryRow.Columns}, place FROM entry",
            row => (Key: row.Long(0), IsSound: EntryRow.IsSound(row) && lanes.Find(row.Long(1)) is not null && row.Int(EntryRow.Count) is >= Place.Ready and <= Place.Dead))
            .FindAll(static row => !row.IsSound))
        {
            db.Run("DELETE FROM entry WHERE key = ?1", key.Key);
            report.Damaged++;
        }

        foreach (var lane in lanes.Rows.Where(row => !lanes.HasSoundState(row)))
        {
            db.Run("DELETE FROM lane_state WHERE lane = ?1", lane.Id);
            report.StatesLost++;
        }
    }

    private void SetClockBack(LaneTable lanes)
    {
        var unit = new UnitOfWork(db, lanes, now);
        foreach (var key in db.Rows("SELECT key FROM entry WHERE stored_at > ?1 OR dead_at > ?1", static row => row.Long(0), now))
        {
            db.Run("UPDATE entry SET stored_at = MIN(stored_at, ?2), dead_at = MIN(dead_at, ?2) WHERE key = ?1", key, now);
            unit.Seal(key);
        }
    }

    private void CountMissing(LaneTable lanes, AuditReport report)
    {
        var held = db.Rows(
            $"SELECT lane, COALESCE(SUM(place <> {Place.Dead}), 0), COALESCE(SUM(place = {Place.Dead}), 0), COALESCE(SUM(length(body)), 0) FROM entry GROUP BY lane",
            static row => (Lane: row.Long(0), Queued: row.Long(1), Dead: row.Long(2), Bytes: row.Long(3))).ToDictionary(static row => row.Lane);
        foreach (var lane in lanes.Rows)
        {
            var (_, queued, dead, bytes) = held.TryGetValue(lane.Id, out var found) ? found : default;
            var marked = mark.Lanes.FirstOrDefault(marked => marked.Lane == lane.Lane)?.Counts ?? default;
            var counts = lane.Counts with { Queued = queued, DeadLettered = dead, Accepted = Math.Max(lane.Counts.Accepted, marked.Accepted) };
            var missing = counts.Accepted - counts.Delivered - counts.Expired - counts.Discarded - counts.Purged - dead - queued;
            if (missing < lane.Counts.Missing)
            {
                // More is there than was counted.
                counts = counts with { Accepted = counts.Accepted + lane.Counts.Missing - missing };
                missing = lane.Counts.Missing;
            }

            if (missing > lane.Counts.Missing)
            {
                report.Missing.Add((lane.Lane, missing - lane.Counts.Missing));
            }

            (lane.Counts, lane.Bytes) = (counts with { Missing = missing }, bytes);
        }
    }
}

/// <summary>What an audit found.</summary>
internal sealed class AuditReport
{
    /// <summary>How many events are missing that were not known to be, by lane.</summary>
    public List<(Lane Lane, long Count)> Missing { get; } = [];

    /// <summary>How many rows were not as they were written.</summary>
    public int Damaged { get; set; }

    /// <summary>How many lanes lost what was known of their quota and their pauses.</summary>
    public int StatesLost { get; set; }
}
