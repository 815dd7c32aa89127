using GainsightEvents;

namespace Mistakes.GSE0006;

[GainsightEvent("")]
public sealed partial record ReportExported
{
    [IdentifyId] public required string UserId { get; init; }
}
