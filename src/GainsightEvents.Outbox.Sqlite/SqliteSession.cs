using Microsoft.Data.Sqlite;

namespace GainsightEvents.Outbox.Sqlite;

/// <summary>Runs SQL on one connection: the store's own, or the caller's in the caller's transaction.</summary>
internal sealed class SqliteSession(SqliteConnection connection, SqliteTransaction? transaction = null) : IDisposable
{
    // Each text is compiled once.
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    public SqliteConnection Connection => connection;

    /// <summary>Changes when another connection has committed a change.</summary>
    public long Others => Long("PRAGMA data_version");

    /// <summary>Changes with every row that this connection changes.</summary>
    public long Own => Long("SELECT total_changes()");

    public int Run(string sql, params (string Name, object? Value)[] parameters) => CommandOf(sql, parameters).ExecuteNonQuery();

    public long Long(string sql, params (string Name, object? Value)[] parameters) => CommandOf(sql, parameters).ExecuteScalar() is long value ? value : 0;

    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params (string Name, object? Value)[] parameters)
    {
        using var reader = CommandOf(sql, parameters).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Rolls back. SQLite has done so by itself after some failures; then this one fails, and is of no interest.</summary>
    public void TryRollBack()
    {
        try
        {
            Run("ROLLBACK");
        }
        catch (SqliteException)
        {
        }
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        // In a transaction of the caller's, the connection is the caller's too.
        if (transaction is null)
        {
            connection.Dispose();
        }
    }

    private SqliteCommand CommandOf(string sql, (string Name, object? Value)[] parameters)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            _commands.Add(sql, command = connection.CreateCommand());
            command.CommandText = sql;
            command.Transaction = transaction;
        }

        // The names of a text are always the same, in the same order.
        if (command.Parameters.Count == 0)
        {
            foreach (var (name, _) in parameters)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
            }
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            command.Parameters[i].Value = parameters[i].Value ?? DBNull.Value;
        }

        return command;
    }
}
