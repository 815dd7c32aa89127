using GainsightEvents;
using System.ComponentModel.DataAnnotations;

namespace Mistakes.GSE0033;

[GainsightEvent("Report Shared")]
public sealed partial record ReportShared
{
    [IdentifyId] public required string UserId { get; init; }
    [EmailAddress] public required string Recipient { get; init; }
}
