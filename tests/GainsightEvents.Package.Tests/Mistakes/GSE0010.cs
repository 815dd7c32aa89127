using GainsightEvents;

namespace Mistakes.GSE0010;

[GainsightEvent("Report Shared")]
public sealed partial record ReportShared
{
    [IdentifyId] public required string UserId { get; init; }
    [IdentifyId] public required string RecipientId { get; init; }
}
