using System.Transactions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace GainsightEvents.Outbox.PostgreSql;

/// <summary>
/// The database: its connections, its schema, and the numbers of the lanes in it. It may be away when the application starts: the schema is then brought
/// up to date by the first that can.
/// </summary>
internal sealed class Database(NpgsqlDataSource source, PostgreSqlOutboxOptions options, ILogger logger, Func<long?> now) : IDisposable
{
    // As an entry that lost its transaction to another's: both are gone when it is tried again.
    private const int MostTries = 5;

    // A process that is halted in the middle of a transaction holds up the others no longer than this.
    private static readonly string[] Limits = ["SET LOCAL lock_timeout = '10s'", "SET LOCAL idle_in_transaction_session_timeout = '20s'"];

    private readonly SemaphoreSlim _opening = new(1);
    private readonly Dictionary<Lane, int> _lanes = [];
    private readonly StoreLog _log = new(logger, options.Schema);
    private volatile bool _isReady;

    public Sql Sql { get; } = new(options.Schema);

    /// <summary>The name of the database, as far as one was connected to.</summary>
    public string? Name { get; private set; }

    public StoreLog Log => _log;

    /// <summary>The store's clock where it is not the database's: ticks, as a parameter of the statements.</summary>
    public long? Now => now();

    /// <summary>Opens a connection whose schema is up to date. It never enlists in a transaction of the caller.</summary>
    public async ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        if (_isReady)
        {
            return connection;
        }

        try
        {
            await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                if (!_isReady)
                {
                    if (options.CreateSchema)
                    {
                        await Schema.MigrateAsync(connection, options.Schema, cancellationToken).ConfigureAwait(false);
                    }
                    else
                    {
                        await Schema.RequireAsync(connection, options.Schema, cancellationToken).ConfigureAwait(false);
                    }

                    Name = connection.Database;
                    _isReady = true;
                }
            }
            finally
            {
                _opening.Release();
            }
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return connection;
    }

    /// <summary>Runs statements that are one transaction by themselves.</summary>
    public async ValueTask<T> RunAsync<T>(Func<StatementBatch, Task<T>> run, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
                await using (connection.ConfigureAwait(false))
                {
                    return await run(new StatementBatch(connection)).ConfigureAwait(false);
                }
            }
            catch (PostgresException exception) when (tries < MostTries && LostToAnother(exception))
            {
                // Nothing was done; now the other is through.
            }
        }
    }

    /// <summary>Runs a transaction. What it runs commits it, by <see cref="StatementBatch.CommitAsync"/>; else it is rolled back.</summary>
    public async ValueTask<T> TransactAsync<T>(Func<StatementBatch, Task<T>> run, CancellationToken cancellationToken) => await RunAsync(
        async batch =>
        {
            var transaction = await batch.Connection.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                foreach (var limit in Limits)
                {
                    batch.Add(limit);
                }

                return await run(batch).ConfigureAwait(false);
            }
        },
        cancellationToken).ConfigureAwait(false);

    /// <summary>The number of a lane, which is made known by a transaction of its own: a caller's, however long it takes, must not hold up others.</summary>
    public async ValueTask<int> IdOfAsync(Lane lane, CancellationToken cancellationToken)
    {
        lock (_lanes)
        {
            if (_lanes.TryGetValue(lane, out var known))
            {
                return known;
            }
        }

        var id = await RunAsync(
            async batch =>
            {
                batch.Add(Sql.AddLane, lane.Name, (short)lane.Target, lane.Account);
                batch.Add(Sql.FindLane, lane.Name);
                return (await batch.ReadAsync(static row => row.GetInt32(0), cancellationToken).ConfigureAwait(false))[0];
            },
            cancellationToken).ConfigureAwait(false);
        lock (_lanes)
        {
            _lanes[lane] = id;
        }

        return id;
    }

    public void Dispose() => _opening.Dispose();

    /// <summary>Opens a connection as it is.</summary>
    public async ValueTask<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        using (Transaction.Current is null ? null : new TransactionScope(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled))
        {
            return await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool LostToAnother(PostgresException exception) =>
        exception.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;
}
