using System.Text.Json.Serialization;

namespace AspNetCore.Reports;

/// <summary>The formats a report is exported in. Gainsight is sent the names in quotes.</summary>
public enum ReportFormat
{
    [JsonStringEnumMemberName("csv")]
    Csv,

    [JsonStringEnumMemberName("json")]
    Json,
}
