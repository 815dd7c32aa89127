using GainsightEvents;

namespace Mistakes.GSE0052;

// OtherGenerator.cs gives it its one property.
public partial record struct ReportId;

[GainsightEvent("Report Exported")]
public sealed partial record ReportExported
{
    [IdentifyId] public required string UserId { get; init; }
    public ReportId Report { get; init; }
}
