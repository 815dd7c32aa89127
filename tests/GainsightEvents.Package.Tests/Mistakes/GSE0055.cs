using GainsightEvents;

namespace Mistakes.GSE0055;

[Retired("soon")]
[GainsightEvent("Report Given Up")]
public sealed partial record ReportGivenUp
{
    [IdentifyId] public required string UserId { get; init; }
}
