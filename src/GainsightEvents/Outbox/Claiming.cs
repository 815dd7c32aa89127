namespace GainsightEvents.Outbox;

/// <summary>What a dispatcher asks of the outbox.</summary>
/// <param name="Policy">The policy of the lane.</param>
/// <param name="Owner">The process, as the leases name it.</param>
/// <param name="MaxEntries">How many entries it can take now; at least 1.</param>
/// <param name="ReplacedVersion">Set at the first claim after address or credentials have changed: the version before. What was held against the new ones earlier is forgotten.</param>
internal readonly record struct ClaimRequest(LanePolicy Policy, Guid Owner, int MaxEntries, long? ReplacedVersion = null);

/// <summary>What a claim brought, beside the entries.</summary>
/// <param name="NextIn">
/// When the next claim can bring something, given what the outbox knows now: the next permit, probe, due time or end of a lease.
/// <see langword="null"/>: not before something is appended or settled.
/// </param>
/// <param name="AwaitsEntries">
/// Whether appended entries could be claimed before that, those of high priority by the day's reserve: a claimer need not wake for them otherwise.
/// </param>
internal readonly record struct ClaimResult(TimeSpan? NextIn, bool AwaitsEntries)
{
    /// <summary>Entries found expired, already settled as such; <see langword="null"/> where there were none.</summary>
    public IReadOnlyList<DeliveryReport>? Expired { get; init; }

    /// <summary>Set where this claim ended a pause or a rest that was held against other settings.</summary>
    public LaneChange Change { get; init; }
}

/// <summary>An entry that is the claimer's until its lease runs out.</summary>
internal readonly record struct LeasedEntry
{
    /// <summary>The store's own key of the entry.</summary>
    public required long Key { get; init; }

    /// <summary>Which lease this is; a settlement that comes too late changes nothing.</summary>
    public required long Epoch { get; init; }

    public required Guid EventId { get; init; }

    public required Lane Lane { get; init; }

    public required EntryHeader Header { get; init; }

    /// <summary>The body, UTF-8 JSON. Valid until the entry is settled.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The publisher's time of Publish.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>When it was leased, by the store's clock.</summary>
    public required long ClaimedAt { get; init; }

    /// <summary>The version of the lane's settings under which it was leased.</summary>
    public required long Version { get; init; }

    /// <summary>Whether it is sent to see if the lane is sound.</summary>
    public bool IsProbe { get; init; }

    /// <summary>What its earlier attempts brought.</summary>
    public EntryHistory History { get; init; }

    /// <summary>The W3C <c>traceparent</c> in force at Publish.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The event's name.</summary>
    public string EventName => Header.EventName;
}

/// <summary>What the earlier attempts at an entry brought. A store keeps it with the entry.</summary>
/// <param name="Attempts">Attempts that counted.</param>
/// <param name="Refusals">Times that it was refused together with its lane.</param>
/// <param name="Unreadable">Answers from which nothing could be read.</param>
/// <param name="LastSettledAt">When the last of them was settled, by the store's clock.</param>
internal readonly record struct EntryHistory(int Attempts, int Refusals, int Unreadable, long LastSettledAt);
