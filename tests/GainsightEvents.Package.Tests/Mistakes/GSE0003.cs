using GainsightEvents;

namespace Mistakes.GSE0003;

[GainsightEvent("GSE0003")]
public sealed record ReportExported
{
    [IdentifyId] public required string UserId { get; init; }
}
