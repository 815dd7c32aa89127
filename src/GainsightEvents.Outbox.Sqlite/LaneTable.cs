using Microsoft.Data.Sqlite;

namespace GainsightEvents.Outbox.Sqlite;

/// <summary>
/// What a transaction knows of the lanes: read once at its start, changed in memory, and written at its end where anything has changed. So a
/// batch of appends updates a lane once.
/// </summary>
internal sealed class LaneTable
{
    private readonly Dictionary<string, LaneRow> _lanes = new(StringComparer.Ordinal);
    private readonly SqliteSession _db;
    private readonly long _sequenceAtStart;
    private long _sequence;

    private LaneTable(SqliteSession db)
    {
        _db = db;
        _sequence = _sequenceAtStart = db.Long("SELECT value FROM sequence");
        foreach (var row in db.Rows(
            "SELECT target, account, bytes, accepted, delivered, expired, discarded, purged, dead, queued, missing, state FROM lane ORDER BY name", Read))
        {
            _lanes.Add(row.Lane.Name, row);
        }
    }

    public IEnumerable<LaneRow> Rows => _lanes.Values;

    public static LaneTable Load(SqliteSession db) => new(db);

    public static Lane LaneOf(SqliteDataReader row, int at) => new((EventTarget)row.GetInt32(at), row.IsDBNull(at + 1) ? null : row.GetString(at + 1));

    /// <summary>A number that no entry has had yet.</summary>
    public long Next() => ++_sequence;

    public LaneRow this[Lane lane]
    {
        get
        {
            if (!_lanes.TryGetValue(lane.Name, out var row))
            {
                _lanes.Add(lane.Name, row = new LaneRow(lane) { IsNew = true });
            }

            return row;
        }
    }

    public LaneRow ByName(string name) => _lanes[name];

    /// <summary>What each lane holds of the room.</summary>
    public List<LaneUse> Uses() => [.. _lanes.Values.Select(static row => new LaneUse(row.Lane, row.Counts.Queued + row.Counts.DeadLettered, row.Bytes))];

    public void Save()
    {
        if (_sequence != _sequenceAtStart)
        {
            _db.Run("UPDATE sequence SET value = $value", ("$value", _sequence));
        }

        // What has not changed is not written, or the processes would wake each other for ever.
        foreach (var row in _lanes.Values.Where(static row => row.IsNew || row.IsChanged))
        {
            _db.Run(
                """
                INSERT INTO lane (name, target, account, bytes, accepted, delivered, expired, discarded, purged, dead, queued, missing, state)
                VALUES ($name, $target, $account, $bytes, $accepted, $delivered, $expired, $discarded, $purged, $dead, $queued, $missing, $state)
                ON CONFLICT (name) DO UPDATE SET bytes = $bytes, accepted = $accepted, delivered = $delivered, expired = $expired, discarded = $discarded,
                    purged = $purged, dead = $dead, queued = $queued, missing = $missing, state = $state
                """,
                ("$name", row.Lane.Name), ("$target", (int)row.Lane.Target), ("$account", row.Lane.Account), ("$bytes", row.Bytes),
                ("$accepted", row.Counts.Accepted), ("$delivered", row.Counts.Delivered), ("$expired", row.Counts.Expired),
                ("$discarded", row.Counts.Discarded), ("$purged", row.Counts.Purged), ("$dead", row.Counts.DeadLettered), ("$queued", row.Counts.Queued),
                ("$missing", row.Counts.Missing), ("$state", row.StateBytes));
        }
    }

    private static LaneRow Read(SqliteDataReader row) => new(
        LaneOf(row, 0),
        row.GetInt64(2),
        new LedgerCounts
        {
            Accepted = row.GetInt64(3),
            Delivered = row.GetInt64(4),
            Expired = row.GetInt64(5),
            Discarded = row.GetInt64(6),
            Purged = row.GetInt64(7),
            DeadLettered = row.GetInt64(8),
            Queued = row.GetInt64(9),
            Missing = row.GetInt64(10),
        },
        row.IsDBNull(11) ? null : row.GetFieldValue<byte[]>(11));
}

/// <summary>A lane as a transaction has it.</summary>
internal sealed class LaneRow(Lane lane, long bytes = 0, LedgerCounts counts = default, byte[]? state = null)
{
    private readonly long _bytes = bytes;
    private readonly LedgerCounts _counts = counts;
    private LaneState? _state;

    public Lane Lane => lane;

    public LedgerCounts Counts { get; set; } = counts;

    public long Bytes { get; set; } = bytes;

    public bool IsNew { get; init; }

    public bool IsChanged => Bytes != _bytes || Counts != _counts || (_state is not null && !(state ?? []).AsSpan().SequenceEqual(_state.ToBytes()));

    /// <summary>What the lane's policy knows. Read when it is first asked for.</summary>
    public LaneState State => _state ??= LaneState.FromBytes(state);

    public byte[]? StateBytes => _state is null ? state : _state.ToBytes();
}
