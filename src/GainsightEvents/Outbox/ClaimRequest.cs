namespace GainsightEvents.Outbox;

/// <summary>What a dispatcher asks of the outbox.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="MaxEntries">How many entries it can take now.</param>
/// <param name="Now">The dispatcher's time.</param>
/// <param name="LeaseDuration">How long the entries are its own.</param>
/// <param name="Quota">The lane's quota: one permit an entry, probes included.</param>
public sealed record ClaimRequest(Lane Lane, int MaxEntries, DateTimeOffset Now, TimeSpan LeaseDuration, QuotaPolicy Quota);
