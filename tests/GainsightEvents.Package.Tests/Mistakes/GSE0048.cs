using GainsightEvents;

namespace Mistakes.GSE0048;

public sealed record ReportExported
{
    [IdentifyId] public required string UserId { get; init; }
}
