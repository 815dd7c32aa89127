using GainsightEvents;

[assembly: PxProduct(FromConfiguration = true)]

namespace AspNetCore.Reports;

/// <summary>A user made a report. Who that is, the request knows. The title is the customer's, and not sent.</summary>
[GainsightEvent("Report Created", Identity = IdentitySource.FromContext)]
public sealed partial record ReportCreated
{
    public required Guid ReportId { get; init; }

    public required ReportKind Kind { get; init; }
}
