using GainsightEvents;

namespace QuickStart.Events;

/// <summary>A user looked at a plan. A record struct costs no allocation.</summary>
[GainsightEvent("Plan Viewed")]
public readonly partial record struct PlanViewed
{
    [IdentifyId] public required string UserId { get; init; }

    [AccountId] public string? AccountId { get; init; }

    [SessionId] public string? SessionId { get; init; }

    [EventUrl] public Uri? Page { get; init; }

    [EventDate] public DateTimeOffset? OccurredAt { get; init; }

    public required Plan Plan { get; init; }

    public bool Annual { get; init; }
}
