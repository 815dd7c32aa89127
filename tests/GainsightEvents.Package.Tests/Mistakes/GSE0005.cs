using GainsightEvents;

namespace Mistakes.GSE0005;

[GainsightEvent("GSE0005")]
public abstract partial record ReportExported
{
    [IdentifyId] public required string UserId { get; init; }
}
