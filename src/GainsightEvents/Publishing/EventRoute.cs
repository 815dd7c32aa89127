using GainsightEvents.Outbox;

namespace GainsightEvents;

/// <summary>What configuration adds to one event at one target.</summary>
/// <param name="Target">The target.</param>
/// <param name="Lane">Its lane there.</param>
/// <param name="Header">What all its entries have in common there.</param>
/// <param name="PropertyKey">Its product key as a quoted JSON string, ready to be copied; empty where the target has none.</param>
/// <param name="MaxAge">How long it is worth delivering.</param>
internal sealed record EventRoute(EventTargets Target, Lane Lane, EntryHeader Header, byte[] PropertyKey, TimeSpan MaxAge);
