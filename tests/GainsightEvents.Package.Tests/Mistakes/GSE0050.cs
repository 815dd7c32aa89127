using GainsightEvents;

namespace Mistakes.GSE0050;

[GainsightEvent("Report Exported")]
public sealed partial record ReportExported
{
    [IdentifyId] public required string UserId { get; init; }
    public int Pages;
}
