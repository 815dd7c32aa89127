using GainsightEvents;

namespace Mistakes.GSE0056;

[GainsightEvent("Report Limited", ExpiresOn = "next year")]
public sealed partial record ReportLimited
{
    [IdentifyId] public required string UserId { get; init; }
}
