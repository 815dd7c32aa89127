using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GainsightEvents.Outbox.Sqlite;

/// <summary>Runs SQL on one connection: the store's own, or the caller's in the caller's transaction.</summary>
/// <param name="connection">The connection.</param>
/// <param name="isCallers">Whether it is the caller's, and is left open.</param>
internal sealed class SqliteSession(SqliteConnection connection, bool isCallers = false) : IDisposable
{
    // Each text is compiled once.
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);

    public SqliteConnection Connection => connection;

    /// <summary>Changes when another connection has committed a change.</summary>
    public long Others => Long("PRAGMA data_version");

    /// <summary>Changes with every row that this connection changes.</summary>
    public long Own => raw.sqlite3_total_changes(Handle);

    /// <summary>Whether SQLite could open the file for reading only.</summary>
    public bool IsReadOnly => raw.sqlite3_db_readonly(Handle, "main") == 1;

    /// <summary>The file, as SQLite names it: absolute, and without links.</summary>
    public string FileName => raw.sqlite3_db_filename(Handle, "main").utf8_to_string();

    private sqlite3 Handle => connection.Handle ?? throw new ObjectDisposedException(nameof(SqliteSession));

    /// <summary>The statement of a text, for who binds and steps by himself.</summary>
    public Statement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            // On its own connection SQLite waits for others; on a caller's nobody has told it to.
            var patience = isCallers ? TimeSpan.FromSeconds(connection.DefaultTimeout) : TimeSpan.Zero;
            _statements.Add(sql, statement = new Statement(Handle, sql, patience));
        }

        return statement;
    }

    /// <summary>Runs a text. Its parameters are ?1, ?2 and so on.</summary>
    public void Run(string sql, params object?[] parameters)
    {
        var statement = Bound(sql, parameters);
        try
        {
            while (statement.Step())
            {
            }
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>Runs a text of several statements.</summary>
    public void RunAll(string sql) => SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(Handle, sql), Handle);

    /// <summary>Reads the first column of the first row; 0 where there is none.</summary>
    public long Long(string sql, params object?[] parameters) => First(sql, static row => row.Long(0), parameters);

    /// <summary>Reads the first row; the default where there is none.</summary>
    public T? First<T>(string sql, Func<Statement, T> read, params object?[] parameters)
    {
        var statement = Bound(sql, parameters);
        try
        {
            return statement.Step() ? read(statement) : default;
        }
        finally
        {
            statement.Reset();
        }
    }

    public List<T> Rows<T>(string sql, Func<Statement, T> read, params object?[] parameters)
    {
        var statement = Bound(sql, parameters);
        try
        {
            var rows = new List<T>();
            while (statement.Step())
            {
                rows.Add(read(statement));
            }

            return rows;
        }
        finally
        {
            statement.Reset();
        }
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
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        if (!isCallers)
        {
            connection.Dispose();
        }
    }

    private Statement Bound(string sql, object?[] parameters)
    {
        var statement = Prepare(sql);
        for (var i = 0; i < parameters.Length; i++)
        {
            statement.Bind(i + 1, parameters[i]);
        }

        return statement;
    }
}
