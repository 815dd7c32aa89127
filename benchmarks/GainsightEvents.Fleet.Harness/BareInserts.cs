using System.Collections.Frozen;
using Npgsql;

namespace GainsightEvents.Fleet.Harness;

/// <summary>
/// What a careful person writes with Npgsql who wants no more than the rows in the database: the same columns and bodies, in a table that has a key and no
/// other index. Either one writer that inserts together what came together, in one statement over arrays or by binary COPY; or one insert an event, on connections of a pool.
/// </summary>
internal sealed class BareInserts
{
    private const int MostTogether = 1_000;

    private readonly object _gate = new();
    private readonly Queue<TaskCompletionSource> _queue = new();
    private readonly NpgsqlDataSource _source;
    private readonly string _many;
    private readonly string _one;
    private readonly string _copy;
    private readonly FrozenDictionary<string, object> _row;
    private bool _isRunning;
    private bool _copies;

    private BareInserts(NpgsqlDataSource source, string table, FrozenDictionary<string, object> row)
    {
        (_source, _row) = (source, row);
        var columns = string.Join(", ", row.Keys);
        var types = row.Values.Select(static value => value switch { int => "int", short => "smallint", long => "bigint", Guid => "uuid", string => "text", _ => "bytea" }).ToList();
        _many = $"INSERT INTO {table} ({columns}) SELECT * FROM unnest({string.Join(", ", types.Select(static (type, i) => $"${i + 1}::{type}[]"))})";
        _copy = $"COPY {table} ({columns}) FROM STDIN (FORMAT BINARY)";
        _one = $"INSERT INTO {table} ({columns}) VALUES ({string.Join(", ", types.Select(static (_, i) => $"${i + 1}"))})";
    }

    /// <summary>Makes the table, and inserts of the row that a published event left.</summary>
    public static async Task<BareInserts> CreateAsync(Fleet fleet)
    {
        await using (var publisher = fleet.Open())
        {
            await publisher.PublishAsync(Benchmarks.FeatureUsed.Example);
        }

        var row = new Dictionary<string, object>();
        await using (var command = fleet.Source.CreateCommand($"SELECT * FROM {fleet.Schema}.entry LIMIT 1"))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            await reader.ReadAsync();
            foreach (var column in Enumerable.Range(0, reader.FieldCount).Where(column => reader.GetName(column) != "key" && !reader.IsDBNull(column)))
            {
                row.Add(reader.GetName(column), reader.GetValue(column));
            }
        }

        await fleet.RunAsync($"CREATE TABLE {fleet.Schema}.bare (LIKE {fleet.Schema}.entry INCLUDING DEFAULTS, PRIMARY KEY (key))");
        return new BareInserts(fleet.Source, $"{fleet.Schema}.bare", row.ToFrozenDictionary());
    }

    public Task TogetherAsync(bool copies = false)
    {
        _copies = copies;
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

    public async Task AloneAsync()
    {
        await using var connection = await _source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(_one, connection);
        foreach (var (name, value) in _row)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = name == "event_id" ? Guid.NewGuid() : value });
        }

        await command.ExecuteNonQueryAsync();
    }

    // As the outbox does, so that both gather their batches in the same way.
    private void Turn() => ThreadPool.UnsafeQueueUserWorkItem(static state => _ = state.CommitAsync(), this, preferLocal: false);

    private async Task CommitAsync()
    {
        var batch = new List<TaskCompletionSource>();
        lock (_gate)
        {
            while (batch.Count < MostTogether && _queue.Count > 0)
            {
                batch.Add(_queue.Dequeue());
            }
        }

        await using (var connection = await _source.OpenConnectionAsync())
        {
            await (_copies ? CopyAsync(connection, batch.Count) : InsertAsync(connection, batch.Count));
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

    private async Task InsertAsync(NpgsqlConnection connection, int count)
    {
        await using var command = new NpgsqlCommand(_many, connection);
        foreach (var (name, value) in _row)
        {
            var array = Array.CreateInstance(value.GetType(), count);
            for (var i = 0; i < count; i++)
            {
                array.SetValue(name == "event_id" ? Guid.NewGuid() : value, i);
            }

            command.Parameters.Add(new NpgsqlParameter { Value = array });
        }

        await command.ExecuteNonQueryAsync();
    }

    private async Task CopyAsync(NpgsqlConnection connection, int count)
    {
        await using var import = await connection.BeginBinaryImportAsync(_copy);
        for (var i = 0; i < count; i++)
        {
            await import.StartRowAsync();
            foreach (var (name, value) in _row)
            {
                await import.WriteAsync(name == "event_id" ? Guid.NewGuid() : value);
            }
        }

        await import.CompleteAsync();
    }
}
