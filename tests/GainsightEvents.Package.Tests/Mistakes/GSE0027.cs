using GainsightEvents;

namespace Mistakes.GSE0027;

[GainsightEvent("Report Kept", MaxAge = "2d")]
public sealed partial record ReportKept
{
    [IdentifyId] public required string UserId { get; init; }
}
