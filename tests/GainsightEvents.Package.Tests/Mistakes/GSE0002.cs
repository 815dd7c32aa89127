using GainsightEvents;

namespace Mistakes.GSE0002;

[GainsightEvent("GSE0002", Product = "Mobile")]
public sealed partial record ReportExported
{
    [IdentifyId] public required string UserId { get; init; }
}
