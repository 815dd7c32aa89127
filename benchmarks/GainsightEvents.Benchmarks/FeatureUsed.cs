namespace GainsightEvents.Benchmarks;

/// <summary>Datafly Signal's example of a Gainsight PX payload, as an event.</summary>
[GainsightEvent("Feature Used")]
public sealed partial record FeatureUsed
{
    [IdentifyId] public required string UserId { get; init; }

    [SessionId] public string? SessionId { get; init; }

    [AccountId] public string? AccountId { get; init; }

    [EventUrl] public Uri? Page { get; init; }

    [EventDate] public DateTimeOffset? OccurredAt { get; init; }

    public required string FeatureName { get; init; }

    public string? Category { get; init; }

    public int? Value { get; init; }

    /// <summary>The event that becomes exactly the payload of the source.</summary>
    public static FeatureUsed Example { get; } = new()
    {
        UserId = "user-123",
        SessionId = "sess-abc123",
        AccountId = "acct-987",
        Page = new Uri("https://app.example.com/reports"),
        OccurredAt = DateTimeOffset.FromUnixTimeMilliseconds(1717689600000),
        FeatureName = "Bulk Export",
        Category = "Reporting",
        Value = 1,
    };
}
