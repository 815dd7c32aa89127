using GainsightEvents;

namespace Mistakes.GSE0051;

[GainsightEvent("Report Exported")]
public sealed partial record ReportExported
{
    [IdentifyId] public required string UserId { get; init; }
    [EventDate] public DateTimeOffset OccurredAt { get; init; }
}
