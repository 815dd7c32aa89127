[assembly: GainsightEvents.PxProduct("AP-DECLARED00-2")]

namespace GainsightEvents.Testing.Tests;

[GainsightEvent("Report Exported")]
public sealed partial record ReportExported([IdentifyId] string UserId, string FeatureName)
{
    public int? Rows { get; init; }

    [SessionId] public string? Session { get; init; }
}

[GainsightEvent("Seat Added")]
[NxtEvent("seat_added", Version = "v01", Topic = "seats")]
public readonly partial record struct SeatAdded([IdentifyId] string UserId, [property: System.ComponentModel.DataAnnotations.Range(1, 100)] int Seats);

[GainsightEvent("Trial Started", Identity = IdentitySource.FromContext)]
public sealed partial class TrialStarted
{
    public string? Plan { get; init; }
}
