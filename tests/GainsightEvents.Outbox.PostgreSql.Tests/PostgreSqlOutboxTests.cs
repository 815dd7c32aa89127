using System.Data.Common;
using GainsightEvents.Tests.Outbox;

namespace GainsightEvents.Outbox.PostgreSql.Tests;

/// <summary>The store on PostgreSQL does what every store must do, and what a shared one must do.</summary>
public sealed class PostgreSqlOutboxTests : SharedOutboxConformance, IAsyncDisposable
{
    private readonly PostgreSqlSchema _schema = new();
    private Func<TimeProvider, ITransactionalOutbox>? _again;

    protected override int RandomSteps => 500;

    public ValueTask DisposeAsync() => _schema.DisposeAsync();

    internal override IOutbox Open(int maxEvents, long maxBytes, TimeSpan deadLetterMaxAge, TimeProvider time)
    {
        _again = again => _schema.Open(maxEvents, maxBytes, deadLetterMaxAge, again);
        return _again(time);
    }

    internal override ITransactionalOutbox OpenAgain(TimeProvider time) => _again!(time);

    internal override IDisposable MakeUnavailable() => new Away(_schema);

    internal override async Task<DbConnection> ConnectAsync() => await _schema.Source.OpenConnectionAsync(CancellationToken.None);

    /// <summary>The tables are not where they are looked for.</summary>
    private sealed class Away : IDisposable
    {
        private readonly PostgreSqlSchema _schema;

        public Away(PostgreSqlSchema schema)
        {
            _schema = schema;
            Rename(schema.Name, $"{schema.Name}_away");
        }

        public void Dispose() => Rename($"{_schema.Name}_away", _schema.Name);

        private void Rename(string from, string to) => _schema.RunAsync($"ALTER SCHEMA {from} RENAME TO {to}").GetAwaiter().GetResult();
    }
}
