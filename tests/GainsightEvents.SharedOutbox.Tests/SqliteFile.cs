namespace GainsightEvents.SharedOutbox.Tests;

/// <summary>A database file of one test, and the stores that are open on it.</summary>
internal sealed class SqliteFile : IAsyncDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("gainsight-outbox-");
    private readonly List<SqliteOutbox> _open = [];

    public string Path => System.IO.Path.Combine(_directory.FullName, "outbox.db");

    /// <summary>Opens the file, as each process does.</summary>
    public SqliteOutbox Open(int maxEvents, long maxBytes, TimeSpan deadLetterMaxAge, TimeProvider time, bool movedTime = true, TimeSpan? busy = null)
    {
        var outbox = new SqliteOutbox(Path, maxEvents, maxBytes, deadLetterMaxAge, time, movedTime ? () => time.GetUtcNow().UtcTicks : null, busy);
        outbox.Initialize();
        _open.Add(outbox);
        return outbox;
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
