using GainsightEvents;

namespace QuickStart.Events;

/// <summary>A user searched. A positional record works as well; marks go on its parameters.</summary>
[GainsightEvent("Searched")]
public sealed partial record Searched(
    [IdentifyId] string UserId,
    [AccountId] string? AccountId,
    [SessionId] string? SessionId,
    [EventUrl] Uri? Page,
    [EventDate] DateTimeOffset? OccurredAt,
    string Query,
    int Results,
    double TookMs);
