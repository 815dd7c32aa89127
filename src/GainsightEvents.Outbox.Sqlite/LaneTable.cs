using Microsoft.Data.Sqlite;

namespace GainsightEvents.Outbox.Sqlite;

/// <summary>
/// What a transaction knows of the lanes: read once at its start, changed in memory, and written at its end where anything has changed. So a
/// batch of appends updates a lane once. The last number that any entry had is kept with the lanes, or it would cost a page of its own.
/// </summary>
internal sealed class LaneTable
{
    private const string Columns = "id, name, target, account, last_key, bytes, accepted, delivered, expired, discarded, purged, dead, queued, missing, check_sum";

    private readonly Dictionary<string, LaneRow> _lanes = new(StringComparer.Ordinal);
    private readonly SqliteSession _db;
    private long _sequenceAtStart;

    private LaneTable(SqliteSession db) => _db = db;

    public IEnumerable<LaneRow> Rows => _lanes.Values;

    /// <summary>The last number that was given.</summary>
    public long Sequence { get; private set; }

    /// <summary>Whether there is anything of entries to save.</summary>
    public bool HasChanged => Sequence != _sequenceAtStart || _lanes.Values.Any(static row => row.IsChanged);

    /// <summary>Reads the lanes.</summary>
    /// <param name="db">The connection.</param>
    /// <param name="replace">Stands in for a row whose checksum is wrong; <see langword="null"/>: that is an error.</param>
    /// <exception cref="SqliteException">A row is damaged.</exception>
    public static LaneTable Load(SqliteSession db, Func<long, MarkedLane?>? replace = null)
    {
        var table = new LaneTable(db);
        foreach (var row in db.Rows($"SELECT {Columns} FROM lane", row => table.Read(row, replace)))
        {
            table._lanes.Add(row.Lane.Name, row);
        }

        table._sequenceAtStart = table.Sequence;
        return table;
    }

    /// <summary>A number that no entry has had yet.</summary>
    public long Next() => ++Sequence;

    /// <summary>Goes on behind a number that was given elsewhere.</summary>
    public void GoOnFrom(long sequence) => Sequence = Math.Max(Sequence, sequence);

    public LaneRow this[Lane lane] => _lanes.TryGetValue(lane.Name, out var row) ? row : Add(lane, 1 + _lanes.Values.Select(static row => row.Id).DefaultIfEmpty().Max());

    public LaneRow Add(Lane lane, long id)
    {
        var row = new LaneRow(id, lane, 0, default, StateOf) { IsNew = true };
        _lanes.Add(lane.Name, row);
        return row;
    }

    public LaneRow ById(long id) => Find(id) ?? throw new SqliteException($"An entry is of lane {id}, and there is no such lane.", DatabaseFile.Corrupt);

    public LaneRow? Find(long id)
    {
        foreach (var row in _lanes.Values)
        {
            if (row.Id == id)
            {
                return row;
            }
        }

        return null;
    }

    /// <summary>What each lane holds of the room.</summary>
    public List<LaneUse> Uses() => [.. _lanes.Values.Select(static row => row.Use)];

    /// <summary>Writes what has changed. What has not is not written, or the processes would wake each other for ever.</summary>
    public void Save()
    {
        if (HasChanged)
        {
            // Each commit has a number of its own.
            Next();
            var changed = _lanes.Values.Where(static row => row.IsChanged).DefaultIfEmpty(_lanes.Values.First()).ToList();
            changed.ForEach(Save);
        }

        foreach (var row in _lanes.Values)
        {
            if (row.ChangedState is { } state)
            {
                _db.Run("INSERT OR REPLACE INTO lane_state (lane, state, check_sum) VALUES (?1, ?2, ?3)", row.Id, state, CheckOf(state));
            }
        }
    }

    private static long CheckOf(ReadOnlySpan<byte> state)
    {
        var check = default(RowCheck);
        check.Add(state);
        return check.Value;
    }

    private static long CheckOf(long id, ReadOnlySpan<byte> name, ReadOnlySpan<long> numbers)
    {
        var check = default(RowCheck);
        check.Add(id);
        check.Add(name);
        foreach (var number in numbers)
        {
            check.Add(number);
        }

        return check.Value;
    }

    private void Save(LaneRow row)
    {
        var c = row.Counts;
        var check = CheckOf(
            row.Id, System.Text.Encoding.UTF8.GetBytes(row.Lane.Name),
            [(long)row.Lane.Target, Sequence, row.Bytes, c.Accepted, c.Delivered, c.Expired, c.Discarded, c.Purged, c.DeadLettered, c.Queued, c.Missing]);
        _db.Run(
            $"INSERT OR REPLACE INTO lane ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
            row.Id, row.Lane.Name, (int)row.Lane.Target, row.Lane.Account, Sequence, row.Bytes, c.Accepted, c.Delivered, c.Expired, c.Discarded, c.Purged, c.DeadLettered,
            c.Queued, c.Missing, check);
    }

    private LaneRow Read(Statement row, Func<long, MarkedLane?>? replace)
    {
        Span<long> numbers = stackalloc long[11];
        numbers[0] = row.Long(2);
        for (var i = 1; i < numbers.Length; i++)
        {
            numbers[i] = row.Long(i + 3);
        }

        var id = row.Long(0);
        var lane = new Lane((EventTarget)(int)numbers[0], row.Text(3));
        if (row.Long(14) != CheckOf(id, row.Bytes(1), numbers) || lane.Name != row.Text(1))
        {
            var marked = replace?.Invoke(id) ?? throw new SqliteException($"The checksum of lane {id} is wrong.", DatabaseFile.Corrupt);
            return new LaneRow(id, marked.Lane, 0, marked.Counts, StateOf) { IsNew = true };
        }

        Sequence = Math.Max(Sequence, numbers[1]);
        return new LaneRow(id, lane, numbers[2], MarkedLane.CountsOf(numbers.Slice(3)), StateOf);
    }

    private byte[]? StateOf(long lane) => _db.First(
        "SELECT state, check_sum FROM lane_state WHERE lane = ?1",
        row => row.Long(1) == CheckOf(row.Bytes(0)) ? row.Bytes(0).ToArray() : throw new SqliteException($"The checksum of the state of lane {lane} is wrong.", DatabaseFile.Corrupt),
        lane);

    /// <summary>Whether a lane's state is as it was written.</summary>
    public bool HasSoundState(LaneRow row)
    {
        try
        {
            StateOf(row.Id);
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}
