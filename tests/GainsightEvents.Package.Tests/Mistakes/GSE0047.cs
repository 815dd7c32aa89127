using GainsightEvents;

namespace Mistakes.GSE0047;

[GainsightEvent("Report Exported")]
public sealed partial record ReportExported
{
    [IdentifyId] public required string UserId { get; init; }
    [System.ComponentModel.DataAnnotations.AllowedValues(1, 2)] public long? Level { get; init; }
}

public static class Reports
{
    public static ReportExported Export(string userId) => new() { UserId = userId, Level = null };
}
