// <GainsightToday>2026-11-27</GainsightToday>
using GainsightEvents;

namespace Mistakes.GSE0057;

[GainsightEvent("Report Tried", ExpiresOn = "2026-12-15")]
public sealed partial record ReportTried
{
    [IdentifyId] public required string UserId { get; init; }
}
