using GainsightEvents;

namespace Mistakes.GSE0012;

[GainsightEvent("Report Exported")]
public sealed partial record ReportExported
{
    [IdentifyId] public string? UserId { get; init; }
}
