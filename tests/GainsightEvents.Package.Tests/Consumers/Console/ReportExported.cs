using GainsightEvents;

namespace Console;

/// <summary>A user exported a report.</summary>
[GainsightEvent("Report Exported")]
public sealed partial record ReportExported
{
    /// <summary>The user.</summary>
    [IdentifyId] public required string UserId { get; init; }

    /// <summary>When it was.</summary>
    [EventDate] public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>What was used.</summary>
    public required string FeatureName { get; init; }

    /// <summary>The file's format.</summary>
    public ExportFormat Format { get; init; }

    /// <summary>How many rows it has.</summary>
    public int? Rows { get; init; }
}

/// <summary>What a report can be exported as.</summary>
public enum ExportFormat
{
    /// <summary>Pages.</summary>
    Pdf,

    /// <summary>Rows.</summary>
    Csv,
}
