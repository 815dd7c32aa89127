using GainsightEvents;

namespace Mistakes.GSE0040;

[GainsightEvent("Report Exported")]
public sealed partial record ReportExported
{
    [IdentifyId] public required string UserId { get; init; }
    [System.ComponentModel.DataAnnotations.Range(0, 100)] public int? Pages { get; init; }
}

public static class Reports
{
    public static ReportExported Export(string userId) => new() { UserId = userId, Pages = 101 };
}
