using System.Diagnostics;
using System.Globalization;
using GainsightEvents.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Outbox.Sqlite;

/// <summary>Opens the outbox's file. One that is damaged is set aside, never deleted, and a new one is begun.</summary>
/// <param name="path">The file.</param>
/// <param name="options">How it is written.</param>
/// <param name="logger">Told of a damaged file.</param>
internal sealed partial class DatabaseFile(string path, SqliteOutboxOptions options, ILogger logger)
{
    // SQLITE_CORRUPT and SQLITE_NOTADB.
    private static readonly int[] Damages = [11, 26];
    private static readonly string[] Companions = ["", "-wal", "-shm"];

    private readonly ILogger _logger = new GuardedLogger(logger);

    /// <summary>Opens the file, makes it if there is none, and brings it up to date.</summary>
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    /// <exception cref="InvalidOperationException">A later version of the package has written it.</exception>
    public SqliteSession Open()
    {
        MakePrivate(path);
        using (TakeTurn())
        {
            try
            {
                return OpenChecked();
            }
            catch (SqliteException exception) when (Damages.Contains(exception.SqliteErrorCode))
            {
                var aside = SetAside();
                OutboxSetAside(path, exception.Message, aside);
            }

            MakePrivate(path);
            return OpenChecked();
        }
    }

    private SqliteSession OpenChecked()
    {
        // The driver waits for others too, in steps of 150 ms; SQLite's own wait is finer, so the driver's is the least it has.
        var settings = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 1 };
        var session = new SqliteSession(new SqliteConnection(settings.ToString()));
        try
        {
            session.Connection.Open();
            session.Run($"PRAGMA busy_timeout = {((int)options.BusyTimeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture)}");
            session.Run("PRAGMA journal_mode = WAL");
            session.Run($"PRAGMA synchronous = {(options.Durability == SqliteDurability.Full ? "FULL" : "NORMAL")}");
            var found = session.Rows("PRAGMA quick_check(1)", static row => row.GetString(0)).FirstOrDefault();
            if (found != "ok")
            {
                throw new SqliteException($"quick_check: {found}", Damages[0]);
            }

            Schema.Migrate(session);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
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

    private string SetAside()
    {
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

    [LoggerMessage(LogIds.OutboxSetAside, LogLevel.Error, "The outbox {Path} is damaged ({Damage}) and was set aside as {Aside}; a new one was begun. What it held was not sent: keep the file, for most of it can be recovered by the command '.recover' of sqlite3")]
    private partial void OutboxSetAside(string path, string damage, string aside);
}
