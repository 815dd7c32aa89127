using GainsightEvents.Outbox;

namespace GainsightEvents.Tests.Outbox;

/// <summary>What the model knows of one entry.</summary>
internal sealed class ModelEntry(NewEntry entry, string body)
{
    public enum Place
    {
        Queued,
        Leased,
        Dead,
        Final,
    }

    public NewEntry Entry => entry;

    public string Body => body;

    public Place At { get; set; }

    /// <summary>When it is due, or its lease runs out.</summary>
    public DateTimeOffset DueAt { get; set; } = entry.AcceptedAt;

    public DateTimeOffset ExpiresAt { get; set; } = entry.AcceptedAt + entry.MaxAge;

    public LeasedEntry? Lease { get; set; }

    public EntryHistory History { get; set; }

    public bool IsClaimable(DateTimeOffset now) => At is Place.Queued or Place.Leased && DueAt <= now;
}
