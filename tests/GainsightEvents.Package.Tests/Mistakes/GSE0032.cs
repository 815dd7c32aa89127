using GainsightEvents;

namespace Mistakes.GSE0032;

[GainsightEvent("Report Exported")]
public sealed partial record ReportExported
{
    [IdentifyId] public required string UserId { get; init; }
    public string? SessionId { get; init; }
}
