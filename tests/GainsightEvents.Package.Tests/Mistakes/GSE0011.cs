using GainsightEvents;

namespace Mistakes.GSE0011;

[GainsightEvent("Report Exported")]
public sealed partial record ReportExported
{
    [IdentifyId, AccountId] public required string UserId { get; init; }
}
