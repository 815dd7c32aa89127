using System.Data.Common;

namespace GainsightEvents.Outbox.Sqlite;

/// <summary>
/// The outbox on one SQLite file, which several processes of one machine may share: it outlives them, and they share its quota. All work goes
/// through one writer, which commits in groups.
/// </summary>
internal sealed partial class SqliteOutbox : ITransactionalOutbox
{
    // How soon this process sees what others have committed.
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(250);

    private readonly DatabaseFile _file;
    private readonly OutboxRoom _room;
    private readonly RoomLine _line;
    private readonly TimeSpan _deadLetterMaxAge;
    private readonly TimeProvider _time;
    private readonly Func<long> _clock;
    private readonly AsyncSignal _changed = new();
    private readonly object _openGate = new();
    private OpenedFile? _opened;
    private volatile string? _fileName;
    private volatile GroupCommit? _writer;

    /// <summary>Prepares an outbox. <see cref="InitializeAsync"/> opens it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="maxEvents">Entries that may be kept, dead letters included.</param>
    /// <param name="maxBytes">Bytes of bodies that may be kept.</param>
    /// <param name="deadLetterMaxAge">How long a dead letter is kept.</param>
    /// <param name="time">The clock.</param>
    public SqliteOutbox(DatabaseFile file, int maxEvents, long maxBytes, TimeSpan deadLetterMaxAge, TimeProvider time)
    {
        (_file, _room, _deadLetterMaxAge, _time) = (file, new OutboxRoom(maxEvents, maxBytes), deadLetterMaxAge, time);

        _line = new RoomLine(_room, LookInterval, time, RefreshAsync);

        // The system's time, so that all processes of the machine mean the same; but one that is set while this one runs moves nothing.
        var (start, ticks) = (time.GetTimestamp(), time.GetUtcNow().UtcTicks);
        _clock = () => ticks + time.GetElapsedTime(start).Ticks;
    }

    public bool IsDurable => true;

    // A service that starts before this one may publish already.
    private GroupCommit Writer => _writer ?? Open();

    public ValueTask InitializeAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // What is there already says how much room is left.
        return new(Writer.RunAsync(static _ => true));
    }

    public async ValueTask<OutboxSnapshot> ReadAsync(CancellationToken cancellationToken) => await Writer.RunAsync(static unit =>
    {
        var oldest = unit.Turns.Oldest();
        foreach (var (lane, at) in unit.Db.Rows(
            $"""
            SELECT lane, MIN(stored_at) FROM entry INDEXED BY entry_due WHERE place IN ({Place.Waiting}, {Place.Leased}) GROUP BY lane
            UNION ALL SELECT lane, MIN(stored_at) FROM entry INDEXED BY entry_held WHERE place = {Place.Held} GROUP BY lane
            """,
            static row => (row.Long(0), row.Long(1))))
        {
            oldest[lane] = oldest.TryGetValue(lane, out var other) ? Math.Min(other, at) : at;
        }

        return new OutboxSnapshot(unit.Now, [.. unit.Lanes.Rows.OrderBy(static row => row.Lane.Name, StringComparer.Ordinal).Select(row => new LaneSnapshot(
            row.Lane, row.Counts, row.State, oldest.TryGetValue(row.Id, out var at) ? TimeSpan.FromTicks(Math.Max(0, unit.Now - at)) : null)
        {
            Bytes = row.Bytes,
        })]);
    }).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<DeliveryReport>> CloseAsync(Guid owner, CancellationToken cancellationToken)
    {
        await Writer.RunAsync(unit =>
        {
            unit.Db.Rows(
                $"SELECT key FROM entry WHERE place IN (1, 2) AND place = {Place.Leased} AND owner = ?1 ORDER BY key", static row => row.Long(0), owner.ToByteArray())
                .ForEach(unit.LineUp);
            return true;
        }).ConfigureAwait(false);
        return [];
    }

    public async ValueTask DisposeAsync()
    {
        if (_writer is { } writer)
        {
            try
            {
                // Behind all that was taken.
                await writer.LookAsync().ConfigureAwait(false);
            }
            catch (DbException)
            {
                // What could not be committed was told to whoever waits for it.
            }

            _writer = null;
            _opened?.Dispose();
        }
    }

    /// <summary>Told of the beginning and the end of each commit. Set before the opening.</summary>
    internal Action<bool>? Committing { get; set; }

    /// <summary>Sets a pragma of the connection, by which SQLite behaves as on a disk that is full, or cannot be written.</summary>
    internal void Set(string pragma) => _opened!.Db.Run($"PRAGMA {pragma}");

    private GroupCommit Open()
    {
        lock (_openGate)
        {
            if (_writer is { } opened)
            {
                return opened;
            }

            _opened = _file.Open(_clock());
            var writer = new GroupCommit(_opened.Db, _clock, PurgeAged, ServeAndMeasure, _line.Failed) { Committing = Committing };
            writer.Changed += _changed.Pulse;
            _fileName = _opened.Db.FileName;
            return _writer = writer;
        }
    }

    /// <summary>Waits until rows have changed since: by this process, which is told, or by another, which is found out.</summary>
    private async ValueTask WaitForChangeAsync(Seen seen, CancellationToken cancellationToken)
    {
        while (true)
        {
            var changed = _changed.Task;
            if (Writer.Seen != seen)
            {
                return;
            }

            try
            {
                await changed.WaitAsync(LookInterval, _time, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                await Writer.LookAsync().ConfigureAwait(false);
            }
        }
    }
}
