namespace GainsightEvents.Outbox.Sqlite;

/// <summary>One transaction: the connection, the lanes as they are in it, and its time. What changes an entry's place is here, with what that does to the ledger.</summary>
/// <param name="db">The connection, in the transaction.</param>
/// <param name="lanes">The lanes.</param>
/// <param name="now">The store's clock.</param>
internal sealed class UnitOfWork(SqliteSession db, LaneTable lanes, long now)
{
    private const string InsertOne = $"INSERT INTO entry ({EntryRow.Columns}, place) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)";

    public SqliteSession Db => db;

    public long Now => now;

    public LaneTable Lanes => lanes;

    public Turns Turns { get; } = new(db, lanes);

    /// <summary>Entries that were found damaged in this transaction, by lane.</summary>
    public Dictionary<Lane, int> Lost { get; } = [];

    /// <summary>Dead letters that this transaction has purged for their age.</summary>
    public List<DeliveryReport> Aged { get; } = [];

    /// <summary>Adds entries: to the queue, or to the dead letters.</summary>
    public void Insert(NewEntry[] entries, byte[] bodies)
    {
        foreach (var entry in entries)
        {
            var lane = lanes[entry.Lane];
            var isDead = entry.DeadReason is not null;
            var insert = db.Prepare(InsertOne);
            EntryRow.Insert(insert, lanes.Next(), lane.Id, entry, bodies.AsSpan(entry.BodyStart, entry.BodyLength), now);
            insert.Bind(18, isDead ? Place.Dead : Place.Ready);
            Run(insert);
            lane.Bytes += entry.BodyLength;
            if (isDead)
            {
                lane.Counts = lane.Counts with { Accepted = lane.Counts.Accepted + 1, DeadLettered = lane.Counts.DeadLettered + 1 };
                continue;
            }

            lane.Counts = lane.Counts with { Accepted = lane.Counts.Accepted + 1, Queued = lane.Counts.Queued + 1 };
            Turns.Join(lane.Id, (int)entry.Header.Priority, entry.Header.EventName, now, now + entry.MaxAge.Ticks);
        }
    }

    /// <summary>Puts an entry into its place in the queue, behind all that wait there.</summary>
    public void LineUp(long key)
    {
        var (lane, priority, name, storedAt, maxAge) = db.First(
            $"UPDATE entry SET key = ?2, place = {Place.Ready}, owner = NULL, due_at = 0 WHERE key = ?1 RETURNING lane, priority, name, stored_at, max_age",
            static row => (row.Long(0), row.Int(1), row.Text(2)!, row.Long(3), row.Long(4)), key, lanes.Next());
        Turns.Join(lane, priority, name, storedAt, storedAt + maxAge);
    }

    /// <summary>Puts an entry aside until it is due, or until its lane is sound again.</summary>
    public void Requeue(long key, in SettlementEffect effect)
    {
        var place = lanes.Next();
        db.Run(
            """
            UPDATE entry SET key = ?2, place = ?3, due_at = ?4, owner = NULL, attempts = ?5, refusals = ?6, unreadable = ?7, last_settled_at = ?8 WHERE key = ?1
            """,
            key, place, effect.IsHeld ? Place.Held : Place.Waiting, effect.IsHeld ? 0 : now + effect.DueIn.Ticks,
            effect.History.Attempts, effect.History.Refusals, effect.History.Unreadable, effect.History.LastSettledAt);
        if (!effect.IsHeld && effect.DueIn <= TimeSpan.Zero)
        {
            LineUp(place);
        }
    }

    /// <summary>Makes a queued entry a dead letter.</summary>
    public void Bury(long key, LaneRow lane, string reason)
    {
        var order = lanes.Next();
        db.Run(
            $"UPDATE entry SET key = ?2, place = {Place.Dead}, dead_at = ?3, reason = ?4, owner = NULL, due_at = 0, attempts = attempts + 1 WHERE key = ?1",
            key, order, now, reason);
        Seal(order);
        lane.Counts = lane.Counts with { Queued = lane.Counts.Queued - 1, DeadLettered = lane.Counts.DeadLettered + 1 };
    }

    /// <summary>Removes an entry that has its final outcome, and counts it.</summary>
    public void End(long key, LaneRow lane, LedgerCounts counts, long bytes)
    {
        db.Run("DELETE FROM entry WHERE key = ?1", key);
        lane.Counts = counts;
        lane.Bytes -= bytes;
    }

    /// <summary>Removes an entry whose checksum is wrong: nobody knows what it was, so it is never sent, and counts as missing.</summary>
    public void Lose(long key, LaneRow lane, bool isDead, long bytes)
    {
        var counts = lane.Counts with { Missing = lane.Counts.Missing + 1 };
        End(key, lane, isDead ? counts with { DeadLettered = counts.DeadLettered - 1 } : counts with { Queued = counts.Queued - 1 }, bytes);
        Lost[lane.Lane] = Lost.TryGetValue(lane.Lane, out var lost) ? lost + 1 : 1;
    }

    /// <summary>Leases an entry.</summary>
    public void Lease(long key, Guid owner, TimeSpan duration) => db.Run(
        $"UPDATE entry SET place = {Place.Leased}, epoch = epoch + 1, owner = ?2, due_at = ?3 WHERE key = ?1", key, owner.ToByteArray(), now + duration.Ticks);

    /// <summary>Writes the checksum of an entry whose columns were changed on purpose.</summary>
    public void Seal(long key)
    {
        var check = db.First($"SELECT {EntryRow.Columns} FROM entry WHERE key = ?1", EntryRow.CheckOf, key);
        db.Run("UPDATE entry SET check_sum = ?2 WHERE key = ?1", key, check);
    }

    private static void Run(Statement statement)
    {
        try
        {
            statement.Step();
        }
        finally
        {
            statement.Reset();
        }
    }
}
