using System.Data.Common;
using GainsightEvents.Diagnostics;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Outbox.PostgreSql;

/// <summary>What a store tells of its database: once when it is away, and once when it is back.</summary>
internal sealed partial class StoreLog(ILogger logger, string schema)
{
    private readonly ILogger _logger = logger;
    private int _isAway;

    public void NotReached(DbException exception)
    {
        if (Interlocked.Exchange(ref _isAway, 1) == 0)
        {
            OutboxUnavailable(schema, exception);
        }
    }

    public void Reached()
    {
        if (_isAway == 1 && Interlocked.Exchange(ref _isAway, 0) == 1)
        {
            OutboxAvailable(schema);
        }
    }

    [LoggerMessage(LogIds.OutboxUnavailable, LogLevel.Error, "The outbox in schema {Schema} cannot be reached or written. Until it can, Publish accepts nothing, and nothing is sent; what was accepted is in the database")]
    private partial void OutboxUnavailable(string schema, Exception exception);

    [LoggerMessage(LogIds.OutboxAvailable, LogLevel.Information, "The outbox in schema {Schema} is available again")]
    private partial void OutboxAvailable(string schema);
}
