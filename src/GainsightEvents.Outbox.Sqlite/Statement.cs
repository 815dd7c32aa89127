using System.Diagnostics;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GainsightEvents.Outbox.Sqlite;

/// <summary>
/// One text of SQL, compiled once and run again and again. It is SQLite's own interface and not a command of the driver's, which takes longer
/// to bind a row's values than SQLite takes to store them.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _statement;
    private readonly TimeSpan _patience;
    private readonly bool[] _nulls;

    /// <summary>Compiles a text.</summary>
    /// <param name="db">The connection.</param>
    /// <param name="sql">The text.</param>
    /// <param name="patience">How long to try again while another holds the database; zero where SQLite itself waits.</param>
    public Statement(sqlite3 db, string sql, TimeSpan patience)
    {
        (_db, _patience) = (db, patience);
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(db, sql, out _statement), db);
        _nulls = new bool[raw.sqlite3_bind_parameter_count(_statement) + 1];
    }

    public void Bind(int at, long value) => Bound(at, raw.sqlite3_bind_int64(_statement, at, value));

    public void BindNull(int at)
    {
        // What is bound stays bound, and most texts of an entry are null in all of them.
        if (!_nulls[at])
        {
            Bound(at, raw.sqlite3_bind_null(_statement, at));
            _nulls[at] = true;
        }
    }

    public void BindText(int at, byte[]? utf8)
    {
        if (utf8 is null)
        {
            BindNull(at);
        }
        else
        {
            Bound(at, raw.sqlite3_bind_text(_statement, at, utf8));
        }
    }

    public void BindBlob(int at, ReadOnlySpan<byte> bytes) =>
        Bound(at, bytes.IsEmpty ? raw.sqlite3_bind_zeroblob(_statement, at, 0) : raw.sqlite3_bind_blob(_statement, at, bytes));

    public void Bind(int at, object? value)
    {
        switch (value)
        {
            case null: BindNull(at); break;
            case int number: Bind(at, (long)number); break;
            case long number: Bind(at, number); break;
            case string text: BindText(at, Encoding.UTF8.GetBytes(text)); break;
            case byte[] bytes: BindBlob(at, bytes); break;
            default: throw new ArgumentException($"SQLite has no {value.GetType()}.", nameof(value));
        }
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_BUSY && _patience > TimeSpan.Zero)
        {
            code = TryAgain();
        }

        if (code is raw.SQLITE_ROW or raw.SQLITE_DONE)
        {
            return code == raw.SQLITE_ROW;
        }

        try
        {
            SqliteException.ThrowExceptionForRC(code, _db);
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }

        throw new InvalidOperationException($"SQLite answered {code}.");
    }

    /// <summary>Makes it ready to run again. It keeps no lock then.</summary>
    public void Reset() => raw.sqlite3_reset(_statement);

    public bool IsNull(int at) => raw.sqlite3_column_type(_statement, at) == raw.SQLITE_NULL;

    public long Long(int at) => raw.sqlite3_column_int64(_statement, at);

    public int Int(int at) => raw.sqlite3_column_int(_statement, at);

    public string? Text(int at) => IsNull(at) ? null : raw.sqlite3_column_text(_statement, at).utf8_to_string();

    /// <summary>The bytes of a blob, or of a text in UTF-8. Valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int at) => raw.sqlite3_column_blob(_statement, at);

    /// <summary>An id that was stored as 16 bytes.</summary>
    public Guid Guid(int at)
    {
        var bytes = Bytes(at).ToArray();
        return bytes.Length == 16 ? new Guid(bytes) : default;
    }

    public void Dispose() => _statement.Dispose();

    private int TryAgain()
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            Thread.Sleep(10);
            raw.sqlite3_reset(_statement);
            var code = raw.sqlite3_step(_statement);
            if (code != raw.SQLITE_BUSY || waited.Elapsed >= _patience)
            {
                return code;
            }
        }
    }

    private void Bound(int at, int code)
    {
        SqliteException.ThrowExceptionForRC(code, _db);
        _nulls[at] = false;
    }
}
