using GainsightEvents.Diagnostics;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Outbox.Sqlite;

/// <summary>What a store tells of its file.</summary>
internal sealed partial class StoreLog(ILogger logger, string path)
{
    private readonly ILogger _logger = logger;
    private bool _hasToldOfMark;

    public void SetAside(string damage, string aside) => OutboxSetAside(path, damage, aside);

    public void Reindexed(string damage) => OutboxReindexed(path, damage);

    /// <summary>Tells what an audit found, if anything.</summary>
    public void Found(AuditReport report)
    {
        if (report.Damaged > 0 || report.StatesLost > 0)
        {
            OutboxDamaged(path, report.Damaged, report.StatesLost);
        }

        foreach (var (lane, count) in report.Missing)
        {
            OutboxMissing(path, count, lane.Name);
        }
    }

    /// <summary>Tells of entries whose checksum was wrong when they were read.</summary>
    public void Lost(Dictionary<Lane, int> lost)
    {
        foreach (var each in lost)
        {
            OutboxMissing(path, each.Value, each.Key.Name);
        }
    }

    /// <summary>Tells once that the mark cannot be written.</summary>
    public void MarkFailed(Exception exception)
    {
        if (!_hasToldOfMark)
        {
            _hasToldOfMark = true;
            OutboxUnmarked(path, exception);
        }
    }

    [LoggerMessage(LogIds.OutboxSetAside, LogLevel.Error, "The outbox {Path} is damaged ({Damage}) and was set aside as {Aside}; a new one was begun. What it held was not sent: keep the file, for most of it can be recovered by the command '.recover' of sqlite3")]
    private partial void OutboxSetAside(string path, string damage, string aside);

    [LoggerMessage(LogIds.OutboxMissing, LogLevel.Error, "The outbox {Path} has lost {Count} events of lane {Lane}: they were accepted, and are damaged or not there any more. They are counted as missing")]
    private partial void OutboxMissing(string path, long count, string lane);

    [LoggerMessage(LogIds.OutboxDamaged, LogLevel.Error, "In the outbox {Path} {Rows} entries and the quotas of {Lanes} lanes were not as they were written, and were removed")]
    private partial void OutboxDamaged(string path, int rows, int lanes);

    [LoggerMessage(LogIds.OutboxReindexed, LogLevel.Warning, "The indexes of the outbox {Path} were damaged ({Damage}) and were made anew; nothing was lost by that")]
    private partial void OutboxReindexed(string path, string damage);

    [LoggerMessage(LogIds.OutboxUnmarked, LogLevel.Warning, "The mark beside the outbox {Path} cannot be written. Events are kept all the same; but should the file be damaged, it cannot be said how many are missing")]
    private partial void OutboxUnmarked(string path, Exception exception);
}
