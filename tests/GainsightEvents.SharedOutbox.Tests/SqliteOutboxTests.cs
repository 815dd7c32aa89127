using GainsightEvents.Outbox;
using GainsightEvents.Tests.Outbox;

namespace GainsightEvents.SharedOutbox.Tests;

/// <summary>The store on SQLite does what every store must do.</summary>
public sealed class SqliteOutboxTests : OutboxConformance, IAsyncDisposable
{
    private readonly SqliteFile _file = new();

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    internal override IOutbox Open(int maxEvents, long maxBytes, TimeSpan deadLetterMaxAge, TimeProvider time) =>
        _file.Open(maxEvents, maxBytes, deadLetterMaxAge, time);
}
