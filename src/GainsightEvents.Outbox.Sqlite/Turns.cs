namespace GainsightEvents.Outbox.Sqlite;

/// <summary>
/// The line in which the names of a lane and priority that have something to send take turns: whoever was served goes to its end. With each name
/// stands how old the first of its entries is, so that neither a claim nor a search for the oldest looks at the others, however many wait.
/// </summary>
internal sealed class Turns(SqliteSession db, LaneTable lanes)
{
    /// <summary>What the entries of one name that wait for their turn have in common.</summary>
    public const string Members = "FROM entry WHERE place = 0 AND lane = ?1 AND priority = ?2 AND name = ?3";

    // When the first of a name expires, as far as this transaction knows: a batch asks once for each name.
    private readonly Dictionary<(long, int, string), long> _known = [];

    /// <summary>Lets an entry's name join the line at its end, unless it stands there.</summary>
    public void Join(long lane, int priority, string name, long storedAt, long expiresAt)
    {
        if (_known.TryGetValue((lane, priority, name), out var known) && known <= expiresAt)
        {
            return;
        }

        _known[(lane, priority, name)] = expiresAt;
        db.Run(
            """
            INSERT INTO turn (lane, priority, name, turn, stored_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (lane, priority, name) DO UPDATE SET expires_at = ?6 WHERE expires_at > ?6
            """,
            lane, priority, name, lanes.Next(), storedAt, expiresAt);
    }

    /// <summary>Whose turn it is.</summary>
    public (int Priority, string Name)? First(long lane) =>
        db.First<(int, string)?>("SELECT priority, name FROM turn WHERE lane = ?1 ORDER BY priority DESC, turn LIMIT 1", static row => (row.Int(0), row.Text(1)!), lane);

    /// <summary>A name whose first entry has expired.</summary>
    public (int Priority, string Name)? Expired(long lane, long now) =>
        db.First<(int, string)?>("SELECT priority, name FROM turn WHERE lane = ?1 AND expires_at <= ?2 LIMIT 1", static row => (row.Int(0), row.Text(1)!), lane, now);

    /// <summary>All names, those of the lowest priority and the oldest entry first.</summary>
    public List<(long Lane, int Priority, string Name, long StoredAt)> ByAge() => db.Rows(
        "SELECT lane, priority, name, stored_at FROM turn ORDER BY priority, stored_at", static row => (row.Long(0), row.Int(1), row.Text(2)!, row.Long(3)));

    /// <summary>When the oldest entry of each lane was stored.</summary>
    public Dictionary<long, long> Oldest() =>
        db.Rows("SELECT lane, MIN(stored_at) FROM turn GROUP BY lane", static row => (Lane: row.Long(0), At: row.Long(1))).ToDictionary(static row => row.Lane, static row => row.At);

    /// <summary>Sends a name that was served to the end of the line, or home where it has no more.</summary>
    public void Served(long lane, int priority, string name) => Refresh(lane, priority, name, lanes.Next());

    /// <summary>Notes which entry of a name is its first, after others were taken away.</summary>
    public void Refresh(long lane, int priority, string name, long? turn = null)
    {
        _known.Remove((lane, priority, name));
        var first = db.First<(long StoredAt, long MaxAge)?>(
            $"SELECT stored_at, max_age {Members} ORDER BY key LIMIT 1", static row => (row.Long(0), row.Long(1)), lane, priority, name);
        if (first is var (storedAt, maxAge))
        {
            db.Run(
                """
                UPDATE turn SET turn = COALESCE(?4, turn), stored_at = ?5, expires_at = ?6
                WHERE lane = ?1 AND priority = ?2 AND name = ?3 AND (?4 IS NOT NULL OR stored_at <> ?5 OR expires_at <> ?6)
                """,
                lane, priority, name, turn, storedAt, storedAt + maxAge);
        }
        else
        {
            db.Run("DELETE FROM turn WHERE lane = ?1 AND priority = ?2 AND name = ?3", lane, priority, name);
        }
    }

    /// <summary>Puts the line in order after damage.</summary>
    public void Repair()
    {
        var names = db.Rows("SELECT lane, priority, name FROM turn", Name);
        names.ForEach(name => Refresh(name.Lane, name.Priority, name.Text));
        foreach (var (lane, priority, text) in db.Rows($"SELECT lane, priority, name FROM entry INDEXED BY entry_ready WHERE place = {Place.Ready} GROUP BY lane, priority, name", Name))
        {
            if (!names.Contains((lane, priority, text)))
            {
                Join(lane, priority, text, 0, long.MaxValue);
                Refresh(lane, priority, text);
            }
        }

        static (long Lane, int Priority, string Text) Name(Statement row) => (row.Long(0), row.Int(1), row.Text(2)!);
    }
}
