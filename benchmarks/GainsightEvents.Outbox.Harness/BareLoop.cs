using Microsoft.Data.Sqlite;

namespace GainsightEvents.Outbox.Harness;

/// <summary>
/// What a careful person writes with Microsoft.Data.Sqlite who wants no more than the rows on the disk: one writer that commits what came together, one
/// prepared command whose parameters are used again. No bound, no ledger, no order of sending, no checksum, no index.
/// </summary>
internal sealed class BareLoop : IDisposable
{
    private const int MostTogether = 1_000;

    private readonly object _gate = new();
    private readonly Queue<TaskCompletionSource> _queue = new();
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly SqliteParameter _id;
    private bool _isRunning;

    private BareLoop(string file, Row row, SqliteDurability durability)
    {
        _connection = new SqliteConnection($"Data Source={file};Pooling=False");
        _connection.Open();
        Run("PRAGMA journal_mode = WAL");
        Run($"PRAGMA synchronous = {durability}");
        Run(row.Table);
        _insert = _connection.CreateCommand();
        _insert.CommandText = $"INSERT INTO entry ({string.Join(", ", row.Values.Select(static value => value.Key))}) VALUES ({string.Join(", ", row.Values.Select(static value => $"${value.Key}"))})";
        foreach (var (name, value) in row.Values)
        {
            _insert.Parameters.AddWithValue($"${name}", value);
        }

        _id = _insert.Parameters["$event_id"];
        _insert.Prepare();
    }

    public static async Task<double> MeasureAsync(int events, Row row, SqliteDurability durability)
    {
        using var folder = new Folder();
        using var loop = new BareLoop(folder.File, row, durability);
        await loop.AppendAsync();
        return await Producers.MeasureAsync(events, () => new ValueTask(loop.AppendAsync()));
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
    }

    private Task AppendAsync()
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _queue.Enqueue(source);
            if (!_isRunning)
            {
                _isRunning = true;
                Turn();
            }
        }

        return source.Task;
    }

    // As the outbox does, so that both gather their batches in the same way.
    private void Turn() => ThreadPool.UnsafeQueueUserWorkItem(static state => ((BareLoop)state!).CommitNext(), this);

    private void CommitNext()
    {
        var batch = new List<TaskCompletionSource>();
        lock (_gate)
        {
            while (batch.Count < MostTogether && _queue.Count > 0)
            {
                batch.Add(_queue.Dequeue());
            }
        }

        using (var transaction = _connection.BeginTransaction())
        {
            _insert.Transaction = transaction;
            foreach (var _ in batch)
            {
                _id.Value = Guid.NewGuid().ToByteArray();
                _insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        batch.ForEach(static source => source.SetResult());
        lock (_gate)
        {
            _isRunning = _queue.Count > 0;
            if (_isRunning)
            {
                Turn();
            }
        }
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
