namespace GainsightEvents.Outbox.InMemory;

/// <summary>A dead letter with what it takes to replay it.</summary>
internal sealed record DeadRow(DeadLetter Letter, LaneRows Lane, EntryHeader Header, TimeSpan MaxAge, string? TraceParent);
