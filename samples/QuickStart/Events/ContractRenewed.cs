using GainsightEvents;

namespace QuickStart.Events;

/// <summary>
/// A customer renewed: of interest to product analytics and to customer success, so it goes to Gainsight PX and to Gainsight NXT. One event,
/// two entries. Nested values are real JSON for NXT, and compact JSON text for PX.
/// </summary>
[GainsightEvent("Contract Renewed", Priority = EventPriority.High)]
[NxtEvent("contract_renewed", Version = "v01", Topic = "contracts")]
public sealed partial record ContractRenewed
{
    [IdentifyId] public required string UserId { get; init; }

    [AccountId] public string? AccountId { get; init; }

    [EventDate] public DateTimeOffset? OccurredAt { get; init; }

    public required Guid ContractId { get; init; }

    public required decimal AnnualValue { get; init; }

    public DateOnly? RenewsOn { get; init; }

    public IReadOnlyList<TeamSeats> Seats { get; init; } = [];
}

/// <summary>How many seats a team has.</summary>
public sealed record TeamSeats(string Team, int Count);
