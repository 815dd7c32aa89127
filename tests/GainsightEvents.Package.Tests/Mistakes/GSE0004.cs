using GainsightEvents;

namespace Mistakes.GSE0004;

[GainsightEvent("GSE0004")]
public sealed partial record ReportExported
{
    [IdentifyId] public required string UserId { get; init; }

    public byte[]? Preview { get; init; }
}
