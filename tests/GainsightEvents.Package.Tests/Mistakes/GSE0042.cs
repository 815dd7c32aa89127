using GainsightEvents;

namespace Mistakes.GSE0042;

[GainsightEvent("Report Exported")]
public sealed partial record ReportExported
{
    [IdentifyId] public required string UserId { get; init; }
    [System.ComponentModel.DataAnnotations.AllowedValues("pdf", "xlsx")] public string? Format { get; init; }
}

public static class Reports
{
    public static ReportExported Export(string userId) => new() { UserId = userId, Format = "PDF" };
}
