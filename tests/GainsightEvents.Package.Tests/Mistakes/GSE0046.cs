using GainsightEvents;

namespace Mistakes.GSE0046;

[GainsightEvent("Report Exported")]
public sealed partial record ReportExported
{
    [IdentifyId] public required string UserId { get; init; }
    public double? Ratio { get; init; }
}

public static class Reports
{
    public static ReportExported Export(string userId) => new() { UserId = userId, Ratio = double.NaN };
}
