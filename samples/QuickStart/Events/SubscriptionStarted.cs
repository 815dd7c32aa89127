using GainsightEvents;

namespace QuickStart.Events;

/// <summary>An account started a subscription: sent before everything else.</summary>
[GainsightEvent("Subscription Started", Priority = EventPriority.High)]
public sealed partial record SubscriptionStarted
{
    [IdentifyId] public required string UserId { get; init; }

    [AccountId] public string? AccountId { get; init; }

    [SessionId] public string? SessionId { get; init; }

    [EventUrl] public Uri? Page { get; init; }

    [EventDate] public DateTimeOffset? OccurredAt { get; init; }

    public required Plan Plan { get; init; }

    public required decimal MonthlyPrice { get; init; }

    public int? TrialDays { get; init; }

    public DateOnly? StartsOn { get; init; }
}
