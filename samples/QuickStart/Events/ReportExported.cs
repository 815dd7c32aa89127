using System.Text.Json.Serialization;
using GainsightEvents;
using GainsightEvents.Model;

[assembly: PxProduct("AP-QUICKSTART-2")]

namespace QuickStart.Events;

/// <summary>A user exported a report: this application's own event. Most others that go to Gainsight PX are presets.</summary>
[GainsightEvent("Report Exported")]
public sealed partial record ReportExported
{
    /// <summary>The user's stable id.</summary>
    [IdentifyId] public required string UserId { get; init; }

    [AccountId] public string? AccountId { get; init; }

    [SessionId] public string? SessionId { get; init; }

    [EventUrl] public Uri? Page { get; init; }

    [EventDate] public DateTimeOffset? OccurredAt { get; init; }

    public required Guid ReportId { get; init; }

    /// <summary>The file's format; called <c>fileFormat</c> on the wire.</summary>
    [JsonPropertyName("fileFormat")]
    public required ReportFormat Format { get; init; }

    public long Rows { get; init; }
}
