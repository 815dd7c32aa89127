using System.Data.Common;
using GainsightEvents.Tests.Outbox;

namespace GainsightEvents.Outbox.Sqlite.Tests;

/// <summary>The store on SQLite does what every store must do, and what a shared one must do.</summary>
public sealed class SqliteOutboxTests : SharedOutboxConformance, IAsyncDisposable
{
    // How long an opening waits for another's transaction.
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(1);

    private readonly SqliteFile _file = new();
    private Func<TimeProvider, ITransactionalOutbox>? _again;

    protected override int RandomSteps => 1500;

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    internal override IOutbox Open(int maxEvents, long maxBytes, TimeSpan deadLetterMaxAge, TimeProvider time)
    {
        _again = again => _file.Open(maxEvents, maxBytes, deadLetterMaxAge, again, busy: Busy);
        return _again(time);
    }

    internal override ITransactionalOutbox OpenAgain(TimeProvider time) => _again!(time);

    internal override IDisposable MakeUnavailable()
    {
        // A process that is stopped in the middle of a transaction.
        var connection = _file.Connect(Busy);
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return connection;
    }

    internal override Task<DbConnection> ConnectAsync() => Task.FromResult<DbConnection>(_file.Connect(Busy));
}
