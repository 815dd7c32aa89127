namespace AspNetCore.Reports;

/// <summary>A report that a customer has made.</summary>
public sealed class Report
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid AccountId { get; init; }

    public required string Title { get; init; }

    public required ReportKind Kind { get; init; }

    public required DateTime CreatedAt { get; init; }
}

/// <summary>What a report is about.</summary>
public enum ReportKind
{
    Usage,
    Revenue,
    Churn,
}
