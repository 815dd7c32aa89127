using GainsightEvents;

namespace Mistakes.GSE0058;

[GainsightEvent("Report Past", ExpiresOn = "2020-02-29")]
public sealed partial record ReportPast
{
    [IdentifyId] public required string UserId { get; init; }
}
