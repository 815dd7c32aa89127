using GainsightEvents;
using System.Runtime.Serialization;

namespace Mistakes.GSE0049;

[GainsightEvent("Report Exported")]
public sealed partial record ReportExported
{
    [IdentifyId] public required string UserId { get; init; }
    [IgnoreDataMember] public string? Password { get; init; }
}
