using GainsightEvents;

namespace Mistakes.GSE0031;

public sealed record Report(string Name, int Pages);

[GainsightEvent("Report Exported")]
public sealed partial record ReportExported
{
    [IdentifyId] public required string UserId { get; init; }
    public required Report Report { get; init; }
}
