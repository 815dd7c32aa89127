namespace GainsightEvents.Benchmarks.Outbox;

/// <summary>A small event of the kind that is published most, as a record struct, which costs no object of its own.</summary>
[GainsightEvent("Report Opened")]
public readonly partial record struct ReportOpened
{
    [IdentifyId] public required string UserId { get; init; }

    [AccountId] public string? AccountId { get; init; }

    public required string ReportName { get; init; }

    public required int Pages { get; init; }
}
