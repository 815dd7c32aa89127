[assembly: GainsightEvents.PxProduct("AP-XXXXXXXXXX-2")]

namespace GainsightEvents.Reliability.Tests;

/// <summary>For both lanes. The key tells which one it is, on either side.</summary>
[GainsightEvent("Report Exported")]
[NxtEvent("report_exported", Version = "v01", Topic = "usage")]
public sealed partial record ReportExported
{
    [IdentifyId] public required string UserId { get; init; }

    public required Guid Key { get; init; }
}

/// <summary>One that expires where the other side makes it wait.</summary>
[GainsightEvent("Report Viewed", MaxAge = "00:00:40")]
[NxtEvent("report_viewed", Version = "v01", Topic = "usage", MaxAge = "00:00:40")]
public sealed partial record ReportViewed
{
    [IdentifyId] public required string UserId { get; init; }

    public required Guid Key { get; init; }
}
