using GainsightEvents.Outbox;

namespace GainsightEvents.Publishing;

/// <summary>What configuration adds to one event at one target.</summary>
/// <param name="Target">The target.</param>
/// <param name="Lane">Its lane there.</param>
/// <param name="Header">What all its entries have in common there.</param>
/// <param name="MaxAge">How long it is worth delivering.</param>
internal sealed record EventRoute(EventTarget Target, Lane Lane, EntryHeader Header, TimeSpan MaxAge)
{
    /// <summary>PX: its product key as a quoted JSON string, ready to be copied.</summary>
    public byte[] PropertyKey { get; init; } = [];

    /// <summary>PX: whether <c>eventId</c> goes on the wire.</summary>
    public bool SendEventId { get; init; }

    /// <summary>NXT: the configured tenant.</summary>
    public string? TenantId { get; init; }
}
