using GainsightEvents;
using System.Threading.Tasks;

namespace Mistakes.GSE0062;

public sealed class Reports(IEventPublisher publisher)
{
    public async Task ExportAsync() => await publisher.PublishReportExportedAsync("user-123", "Reporting", "pdf");
}
