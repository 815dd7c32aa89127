using System.Text.Json.Serialization;

namespace QuickStart.Events;

/// <summary>The formats a report is exported in; sent by name.</summary>
public enum ReportFormat
{
    Csv,
    Pdf,

    [JsonStringEnumMemberName("Excel")]
    Xlsx,
}
