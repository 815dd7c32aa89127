using System.ComponentModel.DataAnnotations;
using GainsightEvents;

namespace AspNetCore.Reports;

/// <summary>A user exported a report.</summary>
[GainsightEvent("Report Exported", Identity = IdentitySource.FromContext)]
public sealed partial record ReportExported
{
    public required Guid ReportId { get; init; }

    public required ReportKind Kind { get; init; }

    public required ReportFormat Format { get; init; }

    [Range(0, 1_000_000)]
    public required int Rows { get; init; }
}
