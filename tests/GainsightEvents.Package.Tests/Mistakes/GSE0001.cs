using GainsightEvents;

namespace Mistakes.GSE0001;

[GainsightEvent("GSE0001")]
public sealed partial record ReportExported
{
    public required string UserId { get; init; }
}
