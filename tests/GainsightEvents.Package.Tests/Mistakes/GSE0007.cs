using GainsightEvents;

namespace Mistakes.GSE0007;

[GainsightEvent("Report Exported")]
public sealed partial record ReportExported
{
    [IdentifyId] public required string UserId { get; init; }
    public string? Format { get; init; }
    [JsonPropertyName("FORMAT")] public string? FileFormat { get; init; }
}
