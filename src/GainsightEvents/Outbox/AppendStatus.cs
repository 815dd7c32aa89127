namespace GainsightEvents.Outbox;

/// <summary>Whether the outbox took the entries. It takes all entries of one call, or none.</summary>
public enum AppendStatus
{
    /// <summary>Committed.</summary>
    Committed = 0,

    /// <summary>Not taken: the outbox holds as many entries or bytes as it may.</summary>
    Full,

    /// <summary>Not taken: the outbox is not durable and has discarded its queue, because the process stops.</summary>
    Closed,
}
