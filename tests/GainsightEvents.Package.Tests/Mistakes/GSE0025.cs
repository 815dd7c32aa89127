using GainsightEvents;

namespace Mistakes.GSE0025;

[GainsightEvent("Report \ud83d Exported")]
public sealed partial record ReportExported
{
    [IdentifyId] public required string UserId { get; init; }
}
