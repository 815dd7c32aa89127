using GainsightEvents;
using System.Threading.Tasks;

namespace Mistakes.GSE0062;

[GainsightEvent("Report Exported")]
public sealed partial record ReportExported([IdentifyId] string UserId, string Category, string Format);

public sealed class Reports(IEventPublisher publisher)
{
    public async Task ExportAsync() => await publisher.PublishReportExportedAsync("user-123", "Reporting", "pdf");
}
