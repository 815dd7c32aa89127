using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace GainsightEvents.Outbox.Sqlite.Tests;

/// <summary>A database file of one test, and the stores that are open on it.</summary>
internal sealed class SqliteFile : IAsyncDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("gainsight-outbox-");
    private readonly List<SqliteOutbox> _open = [];

    public string Path => System.IO.Path.Combine(_directory.FullName, "outbox.db");

    public string Folder => _directory.FullName;

    /// <summary>Opens the file, as each process does.</summary>
    public SqliteOutbox Open(int maxEvents, long maxBytes, TimeSpan deadLetterMaxAge, TimeProvider time, TimeSpan? busy = null)
    {
        var outbox = new SqliteOutbox(
            new DatabaseFile(Path, new SqliteOutboxOptions { BusyTimeout = busy ?? TimeSpan.FromSeconds(10) }, NullLogger.Instance), maxEvents, maxBytes, deadLetterMaxAge, time);
        outbox.InitializeAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
        _open.Add(outbox);
        return outbox;
    }

    /// <summary>Connects to the file, as others than the store do.</summary>
    public SqliteConnection Connect(TimeSpan busy)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false, DefaultTimeout = 1 }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA busy_timeout = {(int)busy.TotalMilliseconds}";
        command.ExecuteNonQuery();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var outbox in _open)
        {
            await outbox.DisposeAsync();
        }

        _directory.Delete(recursive: true);
    }
}
