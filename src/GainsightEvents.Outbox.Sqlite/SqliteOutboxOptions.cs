namespace GainsightEvents;

/// <summary>How the outbox writes its file.</summary>
public sealed class SqliteOutboxOptions
{
    /// <summary>What survives a power failure. Default: <see cref="SqliteDurability.Normal"/>.</summary>
    public SqliteDurability Durability { get; set; }

    /// <summary>How long to wait for another process's transaction before the store counts as unavailable, over zero and at most a minute. Default: 10 seconds.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(10);
}

/// <summary>What of the accepted events survives. Neither loses any when the process ends, however it ends.</summary>
public enum SqliteDurability
{
    /// <summary>SQLite's <c>synchronous = NORMAL</c>: the file is always sound, but a power failure or a crash of the operating system may lose the last commits.</summary>
    Normal = 0,

    /// <summary>SQLite's <c>synchronous = FULL</c>: every commit is on the disk before Publish returns. It costs a write-through for each group of events.</summary>
    Full,
}
