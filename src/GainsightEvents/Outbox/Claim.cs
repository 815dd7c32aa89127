namespace GainsightEvents.Outbox;

/// <summary>What a claim brought.</summary>
/// <param name="Entries">The leased entries, in the order to send them.</param>
/// <param name="Expired">Entries found expired, already settled as such.</param>
/// <param name="NextDueAt">
/// When the next claim can bring something, given what the outbox knows now: the next permit, due time or end of a lease.
/// <see langword="null"/>: not before something is appended or settled.
/// </param>
public sealed record Claim(IReadOnlyList<LeasedEntry> Entries, IReadOnlyList<FinalEntry> Expired, DateTimeOffset? NextDueAt)
{
    /// <summary>A claim that brought nothing.</summary>
    public static Claim Empty { get; } = new([], [], null);

    /// <summary>
    /// Whether entries are ready and only permits are missing. A claimer then needs not wake for what is appended. A store that does
    /// not know leaves it <see langword="false"/>.
    /// </summary>
    public bool AwaitsPermit { get; init; }
}
