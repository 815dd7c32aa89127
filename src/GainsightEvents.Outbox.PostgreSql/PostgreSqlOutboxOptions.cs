namespace GainsightEvents;

/// <summary>How the outbox uses its database.</summary>
public sealed class PostgreSqlOutboxOptions
{
    /// <summary>
    /// The PostgreSQL schema that holds the outbox: lower-case letters, digits and underscores, beginning with a letter, at most 63. It is also the channel of NOTIFY. Default: <c>gainsight</c>.
    /// Applications whose events go to different subscriptions of Gainsight need different schemas, for a schema has one quota for each account.
    /// </summary>
    public string Schema { get; set; } = "gainsight";

    /// <summary>
    /// Whether the application makes the schema and brings it up to date, under an advisory lock, at its first connection. Default: <see langword="true"/>. Where it
    /// may not, run the script of <see cref="PostgreSqlOutboxSchema.Script"/> by hand; the application then says what is missing.
    /// </summary>
    public bool CreateSchema { get; set; } = true;

    /// <summary>
    /// Whether a process that delivers holds a connection that listens to NOTIFY, so that it sends at once what other processes publish. Without it, and behind
    /// pgbouncer in transaction mode, it looks twice a second. Default: <see langword="true"/>.
    /// </summary>
    public bool Listen { get; set; } = true;
}
