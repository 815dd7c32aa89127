using GainsightEvents;

namespace Mistakes.GSE0044;

[GainsightEvent("Report Exported")]
public sealed partial record ReportExported
{
    [IdentifyId] public required string UserId { get; init; }
    [System.ComponentModel.DataAnnotations.Url] public string? Link { get; init; }
}

public static class Reports
{
    public static ReportExported Export(string userId) => new() { UserId = userId, Link = "example.com/reports" };
}
