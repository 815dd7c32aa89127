using System.Text.Json.Serialization;
using GainsightEvents;

namespace QuickStart.Events;

/// <summary>A user exported a report.</summary>
[GainsightEvent("Report Exported")]
public sealed partial record ReportExported
{
    [IdentifyId] public required string UserId { get; init; }

    [AccountId] public string? AccountId { get; init; }

    [SessionId] public string? SessionId { get; init; }

    [EventUrl] public Uri? Page { get; init; }

    [EventDate] public DateTimeOffset? OccurredAt { get; init; }

    public required Guid ReportId { get; init; }

    /// <summary>The file's format; called <c>fileFormat</c> on the wire.</summary>
    [JsonPropertyName("fileFormat")]
    public required string Format { get; init; }

    public long Rows { get; init; }
}
