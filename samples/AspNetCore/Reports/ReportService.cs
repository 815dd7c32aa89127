using AspNetCore.Data;
using GainsightEvents;
using Microsoft.EntityFrameworkCore;

namespace AspNetCore.Reports;

/// <summary>What users do with reports. Each of it is one line to Gainsight: the request says who it was.</summary>
public sealed class ReportService(AppDbContext db, IEventPublisher publisher, TimeProvider clock)
{
    public async Task<Report> CreateAsync(Guid accountId, string title, ReportKind kind, CancellationToken cancellationToken)
    {
        var report = new Report { AccountId = accountId, Title = title, Kind = kind, CreatedAt = clock.GetUtcNow().UtcDateTime };
        db.Add(report);
        await db.SaveChangesAsync(cancellationToken);
        await publisher.PublishReportCreatedAsync(reportId: report.Id, kind: kind, cancellationToken: cancellationToken);
        return report;
    }

    /// <returns>The file; <see langword="null"/> if the account has no such report.</returns>
    public async Task<ReportFile?> ExportAsync(Guid accountId, Guid reportId, ReportFormat format, CancellationToken cancellationToken)
    {
        if (await db.Reports.SingleOrDefaultAsync(report => report.Id == reportId && report.AccountId == accountId, cancellationToken) is not { } report)
        {
            return null;
        }

        var file = ReportFile.Write(report, format);
        await publisher.PublishReportExportedAsync(
            reportId: reportId, kind: report.Kind, format: format, rows: file.Rows, cancellationToken: cancellationToken);
        return file;
    }
}
