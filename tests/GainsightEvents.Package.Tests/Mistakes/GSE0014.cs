using GainsightEvents;

namespace Mistakes.GSE0014;

[GainsightEvent("Report Exported")]
public sealed partial record ReportExported
{
    [IdentifyId] public required string UserId { get; init; }
    [EventDate] public DateTime? OccurredAt { get; init; }
}
