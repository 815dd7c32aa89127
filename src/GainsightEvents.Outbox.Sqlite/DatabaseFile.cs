using System.Diagnostics;
using System.Globalization;
using GainsightEvents.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Outbox.Sqlite;

/// <summary>Opens the outbox's file. One that is damaged is set aside, never deleted, and a new one is begun.</summary>
/// <param name="path">The file.</param>
/// <param name="options">How it is written.</param>
/// <param name="logger">Told of a damaged file, and of what is missing.</param>
internal sealed class DatabaseFile(string path, SqliteOutboxOptions options, ILogger logger)
{
    /// <summary>SQLite's code for a file that is damaged.</summary>
    public const int Corrupt = 11;

    private const int NoDatabase = 26;

    private static readonly string[] Companions = ["", "-wal", "-shm"];

    public StoreLog Log { get; } = new(new GuardedLogger(logger), path);

    /// <summary>Opens the file, makes it if there is none, and brings it up to date.</summary>
    /// <exception cref="IOException">It cannot be opened or written, or it is damaged and others use it.</exception>
    /// <exception cref="UnauthorizedAccessException">Its folder cannot be written.</exception>
    /// <exception cref="InvalidOperationException">A later version of the package has written it.</exception>
    /// <param name="now">The store's clock.</param>
    public OpenedFile Open(long now)
    {
        MakePrivate(path);
        using (TakeTurn())
        {
            try
            {
                return OpenChecked(now);
            }
            catch (SqliteException exception) when (exception.SqliteErrorCode is Corrupt or NoDatabase)
            {
                var aside = SetAside(exception);
                Log.SetAside(exception.Message, aside);
            }

            MakePrivate(path);
            return OpenChecked(now);
        }
    }

    private OpenedFile OpenChecked(long now)
    {
        // The driver waits for others too, in steps of 150 ms; SQLite's own wait is finer, so the driver's is the least it has.
        var settings = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 1 };
        var session = new SqliteSession(new SqliteConnection(settings.ToString()));
        HighWaterMark? mark = null;
        try
        {
            session.Connection.Open();
            session.Run($"PRAGMA busy_timeout = {((int)options.BusyTimeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture)}");
            if (session.IsReadOnly)
            {
                throw new UnauthorizedAccessException($"The outbox {path} can be read and not written; give this process the right to write it, or name another file.");
            }

            session.Run("PRAGMA journal_mode = WAL");
            session.Run($"PRAGMA synchronous = {(options.Durability == SqliteDurability.Full ? "FULL" : "NORMAL")}");
            CheckStructure(session);
            Schema.Migrate(session);
            mark = HighWaterMark.Open(MarkPath, alone: false);
            Log.Found(new Audit(session, mark, now).Run());
            return new OpenedFile(session, mark);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is not (Corrupt or NoDatabase))
        {
            Close();
            throw new IOException($"The outbox {path} cannot be opened for writing: {exception.Message} Look at the file, its folder and its disk, or name another file.", exception);
        }
        catch
        {
            Close();
            throw;
        }

        void Close()
        {
            session.Dispose();
            mark?.Dispose();
        }
    }

    private string MarkPath => path + "-mark";

    private void CheckStructure(SqliteSession session)
    {
        if (Check() is not { } damage)
        {
            return;
        }

        // Indexes say nothing that the rows do not, so they can be made anew.
        if (damage.Contains("index", StringComparison.Ordinal))
        {
            session.Run("REINDEX");
            if (Check() is null)
            {
                Log.Reindexed(damage);
                return;
            }
        }

        throw new SqliteException(damage, Corrupt);

        string? Check() => session.First("PRAGMA integrity_check(1)", static row => row.Text(0)) is { } found && found != "ok" ? found : null;
    }

    /// <summary>Only the owner reads events, which hold what users do. SQLite gives its other files the mode of this one.</summary>
    private static void MakePrivate(string path)
    {
#if NET8_0_OR_GREATER
        if (!OperatingSystem.IsWindows() && !File.Exists(path))
        {
            var mode = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
            new FileStream(path, mode).Dispose();
        }
#else
        // .NET Framework runs on Windows, where the folder's access list counts.
        _ = path;
#endif
    }

    /// <summary>Keeps other processes from opening the file meanwhile, for two of them must not set it aside.</summary>
    private FileStream TakeTurn()
    {
        // Monotonic: a clock that is set meanwhile must neither end the wait nor prolong it.
        var waited = Stopwatch.StartNew();
        var longest = options.BusyTimeout + TimeSpan.FromMinutes(1);
        while (true)
        {
            try
            {
                return new FileStream(path + "-lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (waited.Elapsed < longest && Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            {
                Thread.Sleep(20);
            }
        }
    }

    private string SetAside(SqliteException damage)
    {
        try
        {
            // Another process would go on writing into the file that was set aside, and nobody would send that.
            HighWaterMark.Open(MarkPath, alone: true).Dispose();
        }
        catch (IOException)
        {
            throw new IOException($"The outbox {path} is damaged ({damage.Message}), and another process uses it, so it cannot be set aside. Stop that process, and start both again.", damage);
        }

        // By the system's clock, for whoever looks at the folder.
        var aside = $"{path}.damaged-{DateTime.UtcNow.ToString("yyyyMMdd-HHmmssfff", CultureInfo.InvariantCulture)}";
        foreach (var companion in Companions)
        {
            if (File.Exists(path + companion))
            {
                File.Move(path + companion, aside + companion);
            }
        }

        return aside;
    }
}

/// <summary>The file, open.</summary>
internal sealed record OpenedFile(SqliteSession Db, HighWaterMark Mark) : IDisposable
{
    public void Dispose()
    {
        Db.Dispose();
        Mark.Dispose();
    }
}
