using GainsightEvents;

namespace Mistakes.GSE0059;

[GainsightEvent("Report Renamed")]
public sealed partial record ReportRenamed
{
    [IdentifyId] public required string UserId { get; init; }
    [Retired("2026-11-27, replaced by attributes.format")] public string? Kind { get; init; }
}

public static class Reports
{
    public static ReportRenamed Rename() => new() { UserId = "user-1", Kind = "pdf" };
}
