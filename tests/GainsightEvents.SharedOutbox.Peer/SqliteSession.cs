using Microsoft.Data.Sqlite;

namespace GainsightEvents.SharedOutbox;

/// <summary>Runs SQL on one connection: the store's own, or the caller's in the caller's transaction.</summary>
internal sealed class SqliteSession(SqliteConnection connection, SqliteTransaction? transaction = null)
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS lane (
            name TEXT PRIMARY KEY, target INTEGER NOT NULL, account TEXT, state BLOB, bytes INTEGER NOT NULL DEFAULT 0,
            accepted INTEGER NOT NULL DEFAULT 0, delivered INTEGER NOT NULL DEFAULT 0, expired INTEGER NOT NULL DEFAULT 0,
            discarded INTEGER NOT NULL DEFAULT 0, purged INTEGER NOT NULL DEFAULT 0, dead INTEGER NOT NULL DEFAULT 0,
            queued INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE IF NOT EXISTS entry (
            key INTEGER PRIMARY KEY AUTOINCREMENT, lane TEXT NOT NULL, event_id BLOB NOT NULL, name TEXT NOT NULL, priority INTEGER NOT NULL,
            identity_field TEXT, event_version TEXT, topic TEXT, contract TEXT, trace_parent TEXT, body BLOB NOT NULL,
            accepted_at INTEGER NOT NULL, stored_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, max_age INTEGER NOT NULL,
            place INTEGER NOT NULL, turn INTEGER NOT NULL DEFAULT 0, position INTEGER NOT NULL DEFAULT 0, due_at INTEGER NOT NULL DEFAULT 0,
            epoch INTEGER NOT NULL DEFAULT 0, owner BLOB, attempts INTEGER NOT NULL DEFAULT 0, refusals INTEGER NOT NULL DEFAULT 0,
            unreadable INTEGER NOT NULL DEFAULT 0, last_settled_at INTEGER NOT NULL DEFAULT 0, dead_key INTEGER, dead_at INTEGER, reason TEXT);
        CREATE INDEX IF NOT EXISTS entry_order ON entry (lane, place, priority DESC, turn, position);
        CREATE INDEX IF NOT EXISTS entry_name ON entry (lane, place, priority, name, turn);
        CREATE INDEX IF NOT EXISTS entry_due ON entry (lane, place, due_at);
        CREATE INDEX IF NOT EXISTS entry_age ON entry (lane, expires_at);
        CREATE INDEX IF NOT EXISTS entry_dead ON entry (dead_key) WHERE dead_key IS NOT NULL;
        CREATE TABLE IF NOT EXISTS sequence (value INTEGER NOT NULL);
        INSERT INTO sequence SELECT 0 WHERE NOT EXISTS (SELECT * FROM sequence);
        """;

    // Each text is compiled once. The connection disposes of its commands.
    private readonly Dictionary<string, SqliteCommand> _commands = [];

    public SqliteConnection Connection => connection;

    /// <summary>The database's clock, in ticks.</summary>
    public long Now => Long("SELECT CAST(unixepoch('subsec') * 1000 AS INTEGER) * 10000 + 621355968000000000");

    /// <summary>Changes when another connection has committed a change.</summary>
    public long Others => Long("PRAGMA data_version");

    /// <summary>Changes with every row that this connection changes.</summary>
    public long Own => Long("SELECT total_changes()");

    /// <summary>Opens a file.</summary>
    /// <param name="file">The database's file.</param>
    /// <param name="busy">How long to wait for another's transaction.</param>
    public static SqliteSession Open(string file, TimeSpan busy)
    {
        // The driver waits for others too, in steps of 150 ms; SQLite's own wait is finer, so the driver's is the least it has.
        var settings = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 1 };
        var session = new SqliteSession(new SqliteConnection(settings.ToString()));
        session.Connection.Open();
        session.Run($"PRAGMA busy_timeout = {(int)busy.TotalMilliseconds}");
        session.Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
        return session;
    }

    public void MakeSchema() => Run("BEGIN IMMEDIATE;" + Schema + "COMMIT;");

    public int Run(string sql, params ReadOnlySpan<(string, object?)> parameters)
    {
        var command = Command(sql, parameters);
        return command.ExecuteNonQuery();
    }

    public long Long(string sql, params ReadOnlySpan<(string, object?)> parameters)
    {
        var command = Command(sql, parameters);
        return command.ExecuteScalar() is long value ? value : 0;
    }

    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string, object?)> parameters)
    {
        var command = Command(sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            _commands.Add(sql, command = connection.CreateCommand());
            command.CommandText = sql;
            command.Transaction = transaction;
        }

        command.Parameters.Clear();
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }
}
