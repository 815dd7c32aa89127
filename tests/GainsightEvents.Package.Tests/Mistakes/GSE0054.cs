using GainsightEvents;

namespace Mistakes.GSE0054;

[EventOwner(" ")]
[GainsightEvent("Report Owned")]
public sealed partial record ReportOwned
{
    [IdentifyId] public required string UserId { get; init; }
}
