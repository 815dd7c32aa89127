using System.Net;
using System.Net.Sockets;
using GainsightEvents.Outbox.PostgreSql.Peer;
using GainsightEvents.Tests.Outbox;
using GainsightEvents.Tests.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace GainsightEvents.Outbox.PostgreSql.Tests;

/// <summary>A database that is away, read-only, slow, or in somebody's way.</summary>
public sealed class FaultTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly PostgreSqlSchema _schema = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _schema.DisposeAsync();

    [Fact]
    public async Task An_application_starts_without_its_database_says_so_once_and_goes_on_when_it_is_there()
    {
        var lines = new Lines();
        using var gate = new Gate(_schema.ConnectionString);
        await using var source = NpgsqlDataSource.Create(gate.ConnectionString);
        var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(lines)).BuildServiceProvider();
        var database = new Database(source, new PostgreSqlOutboxOptions { Schema = _schema.Name }, services.GetRequiredService<ILogger<Database>>(), static () => null);
        await using var outbox = new PostgreSqlOutbox(database, 1000, 1 << 20, TimeSpan.FromDays(30), TimeProvider.System, listens: true);
        await outbox.InitializeAsync(Ended);
        var driver = new OutboxDriver(outbox, new FakeTimeProvider());
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(AppendStatus.Unavailable, await driver.TryAppendAsync("A"));
        }

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => driver.ClaimAsync());
        gate.Open();
        await driver.AppendAsync("B");
        Assert.Equal(["B"], await driver.ClaimNamesAsync());
        Assert.Equal(["OutboxUnavailable", "OutboxAvailable"], lines.Events);
    }

    [Fact]
    public async Task Connections_that_are_reset_are_made_anew_and_nothing_accepted_is_gone()
    {
        var driver = Drive();
        await driver.AppendAsync("A");
        Assert.Equal(1, (await driver.CountsAsync()).Queued);
        await _schema.RunAsync($"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND query LIKE '%{_schema.Name}%'");

        // What meets the reset fails, and the next does not.
        for (var tries = 0; await driver.TryAppendAsync("B") != AppendStatus.Committed; tries++)
        {
            Assert.InRange(tries, 0, 20);
        }

        Assert.Equal(2, (await driver.CountsAsync()).Accepted);
        Assert.Equal(["A", "B"], (await driver.ClaimNamesAsync()).Order());
    }

    [Fact]
    public async Task A_database_that_is_read_only_is_unavailable_until_it_is_not()
    {
        // A role of its own, so that no other test meets this one's fault.
        var role = $"{_schema.Name}_role";
        await _schema.RunAsync($"CREATE ROLE {role} LOGIN PASSWORD '{role}'; GRANT ALL ON DATABASE {new NpgsqlConnectionStringBuilder(_schema.ConnectionString).Database} TO {role}");
        await using (var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_schema.ConnectionString) { Username = role, Password = role }))
        {
            var database = new Database(source, new PostgreSqlOutboxOptions { Schema = _schema.Name }, NullLogger.Instance, static () => null);
            await using var outbox = new PostgreSqlOutbox(database, 1000, 1 << 20, TimeSpan.FromDays(30), TimeProvider.System, listens: false);
            var driver = new OutboxDriver(outbox, new FakeTimeProvider());
            await driver.AppendAsync("A");

            // As a replica is.
            await _schema.RunAsync($"ALTER ROLE {role} SET default_transaction_read_only = on");
            source.Clear();
            Assert.Equal(AppendStatus.Unavailable, await driver.TryAppendAsync("B"));
            await Assert.ThrowsAnyAsync<NpgsqlException>(() => driver.ClaimAsync());
            Assert.Equal(1, (await driver.CountsAsync()).Queued);

            await _schema.RunAsync($"ALTER ROLE {role} RESET default_transaction_read_only");
            source.Clear();
            await driver.AppendAsync("C");
            Assert.Equal(["A", "C"], await driver.ClaimNamesAsync());
        }

        await _schema.RunAsync($"DROP OWNED BY {role} CASCADE; DROP ROLE {role}");
    }

    [Fact]
    public async Task A_process_that_is_halted_in_a_transaction_holds_up_publishers_not_at_all_and_delivery_no_longer_than_its_limit()
    {
        var driver = Drive();
        await driver.AppendAsync("A");
        await driver.ClaimOneAsync();
        await using (var halted = await _schema.Source.OpenConnectionAsync(Ended))
        await using (var transaction = await halted.BeginTransactionAsync(Ended))
        {
            await using var command = new NpgsqlCommand($"SELECT id FROM {_schema.Name}.lane FOR UPDATE", halted, transaction);
            await command.ExecuteNonQueryAsync(Ended);

            var claim = driver.ClaimAsync();
            await driver.AppendAsync("B").WaitAsync(Patience, Ended);
            Assert.Equal(2, (await driver.CountsAsync()).Accepted);
            Assert.False(claim.IsCompleted);
            var exception = await Assert.ThrowsAsync<PostgresException>(() => claim.WaitAsync(Patience, Ended));
            Assert.Equal(PostgresErrorCodes.LockNotAvailable, exception.SqlState);
        }

        Assert.Equal(["B"], await driver.ClaimNamesAsync());
    }

    [Fact]
    public async Task A_caller_s_transaction_that_is_open_for_long_holds_up_nobody()
    {
        var driver = Drive();
        await driver.AppendAsync("A");
        await using var connection = await _schema.Source.OpenConnectionAsync(Ended);
        await using var transaction = await connection.BeginTransactionAsync(Ended);
        var entry = driver.Entry(OutboxDriver.Header("A"), 0, 2);
        Assert.Equal(AppendStatus.Committed, await ((ITransactionalOutbox)driver.Outbox).AppendAsync(transaction, [entry], "{}"u8, Ended));

        // Its name, its lane and its priority are those that others use.
        await driver.AppendAsync("A", "B").WaitAsync(Patience, Ended);
        var claimed = await driver.ClaimAsync().WaitAsync(Patience, Ended);
        Assert.Equal(3, claimed.Entries.Count);
        await driver.SettleAsync(claimed.Entries[0], AttemptKind.Delivered).WaitAsync(Patience, Ended);
        Assert.Equal(3, (await driver.CountsAsync()).Accepted);
        await transaction.CommitAsync(Ended);
        Assert.Equal(entry.EventId, (await driver.ClaimOneAsync()).EventId);
        Assert.Equal(4, (await driver.CountsAsync()).Accepted);
    }

    [Fact]
    public async Task Events_that_the_pool_has_no_connection_for_are_refused_and_later_ones_are_not()
    {
        var small = new NpgsqlConnectionStringBuilder(_schema.ConnectionString) { MaxPoolSize = 1, Timeout = 1 };
        await using var source = NpgsqlDataSource.Create(small);
        await using var publisher = Member.Create(source, _schema.Name, address: null);
        Assert.True((await publisher.PublishAsync(new CustomEvent("Opened", "user-1"), Ended)).Accepted);
        await using (await source.OpenConnectionAsync(Ended))
        {
            Assert.Equal(PublishStatus.OutboxUnavailable, (await publisher.PublishAsync(new CustomEvent("Opened", "user-2"), Ended)).Status);
        }

        Assert.True((await publisher.PublishAsync(new CustomEvent("Opened", "user-3"), Ended)).Accepted);
    }

    [Fact]
    public async Task Behind_pgbouncer_in_transaction_mode_everything_works()
    {
        await using var bouncer = await PgBouncer.StartAsync(_schema.ConnectionString);
        await using var source = NpgsqlDataSource.Create(bouncer.ConnectionString);
        var (one, other) = (Join(listens: true), Join(listens: false));
        var waiting = Task.CompletedTask;
        for (var round = 0; round < 20; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 20).Select(i => one.OfferAsync(OverflowPolicy.Reject, $"Event {i % 3}")));
            await waiting.WaitAsync(Patience, Ended);
            foreach (var driver in new[] { one, other })
            {
                foreach (var entry in (await driver.ClaimAsync(10)).Entries)
                {
                    Assert.Equal(EntryFate.Delivered, (await driver.SettleAsync(entry, AttemptKind.Delivered)).Fate);
                }
            }

            // What others append is found without being heard of.
            await other.ClaimAsync();
            waiting = other.Outbox.WaitForEntriesAsync(Lane.Px, Ended).AsTask();
        }

        await using (var connection = await source.OpenConnectionAsync(Ended))
        await using (var transaction = await connection.BeginTransactionAsync(Ended))
        {
            Assert.Equal(AppendStatus.Committed, await ((ITransactionalOutbox)one.Outbox).AppendAsync(transaction, [one.Entry(OutboxDriver.Header("A"), 0, 2)], "{}"u8, Ended));
            await transaction.CommitAsync(Ended);
        }

        await waiting.WaitAsync(Patience, Ended);
        Assert.Equal(["A"], await other.ClaimNamesAsync());
        Assert.Equal(new LedgerCounts { Accepted = 401, Delivered = 400, Queued = 1 }, await one.CountsAsync());
        await one.Outbox.DisposeAsync();
        await other.Outbox.DisposeAsync();

        OutboxDriver Join(bool listens)
        {
            var database = new Database(source, new PostgreSqlOutboxOptions { Schema = _schema.Name }, NullLogger.Instance, static () => null);
            return new(new PostgreSqlOutbox(database, 1000, 1 << 20, TimeSpan.FromDays(30), TimeProvider.System, listens), new FakeTimeProvider());
        }
    }

    [Theory]
    [InlineData("40P01")]
    [InlineData("40001")]
    public async Task What_lost_to_another_transaction_is_done_again(string sqlState)
    {
        var driver = Drive();
        await driver.AppendAsync("A", "B");
        await SetTriggerAsync("lane", sqlState);
        await SetTriggerAsync("entry", sqlState);
        var leased = await driver.ClaimOneAsync();
        await driver.SettleAsync(leased, AttemptKind.Delivered);
        await driver.AppendAsync("C");
        Assert.Equal(["B", "C"], await driver.ClaimNamesAsync());
        Assert.Equal(new LedgerCounts { Accepted = 3, Delivered = 1, Queued = 2 }, await driver.CountsAsync());
    }

    [Fact]
    public async Task What_loses_again_and_again_is_said_and_was_not_done()
    {
        var driver = Drive();
        await driver.AppendAsync("A");
        await SetTriggerAsync("entry", "40001", everyTime: true);
        Assert.Equal(AppendStatus.Unavailable, await driver.TryAppendAsync("B"));
        await Assert.ThrowsAsync<PostgresException>(() => driver.ClaimAsync());
        await _schema.RunAsync($"DROP TRIGGER fails ON {_schema.Name}.entry");
        Assert.Equal(["A"], await driver.ClaimNamesAsync());
        Assert.Equal(1, (await driver.CountsAsync()).Accepted);
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_is_said_and_was_not_done()
    {
        var hasty = new NpgsqlConnectionStringBuilder(_schema.ConnectionString) { Options = "-c statement_timeout=200" };
        await using var source = NpgsqlDataSource.Create(hasty);
        var database = new Database(source, new PostgreSqlOutboxOptions { Schema = _schema.Name }, NullLogger.Instance, static () => null);
        await using var outbox = new PostgreSqlOutbox(database, 1000, 1 << 20, TimeSpan.FromDays(30), TimeProvider.System, listens: false);
        var driver = new OutboxDriver(outbox, new FakeTimeProvider());
        await driver.AppendAsync("A");
        await using (var connection = await _schema.Source.OpenConnectionAsync(Ended))
        await using (var transaction = await connection.BeginTransactionAsync(Ended))
        {
            await using var command = new NpgsqlCommand($"LOCK TABLE {_schema.Name}.entry", connection, transaction);
            await command.ExecuteNonQueryAsync(Ended);
            Assert.Equal(AppendStatus.Unavailable, await driver.TryAppendAsync("B"));
            await Assert.ThrowsAsync<PostgresException>(() => driver.ClaimAsync());
        }

        Assert.Equal(["A"], await driver.ClaimNamesAsync());
        Assert.Equal(1, (await driver.CountsAsync()).Accepted);
    }

    [Fact]
    public async Task Machines_whose_clocks_are_hours_apart_have_one_time()
    {
        var (early, late) = (On(TimeSpan.FromHours(-9)), On(TimeSpan.FromHours(9)));
        early.Quota = late.Quota = QuotaPolicy.ForPx(200, 5) with { PerDay = 10 };
        Assert.Equal(AppendStatus.Committed, await early.TryAppendAsync("early", maxAge: TimeSpan.FromHours(1)));
        Assert.Equal(AppendStatus.Committed, await late.TryAppendAsync("late", maxAge: TimeSpan.FromHours(1)));

        // Neither is found expired, and what one has leased is not due for the other.
        var leased = await late.ClaimOneAsync();
        Assert.Equal("early", leased.EventName);
        var others = await early.ClaimAsync();
        Assert.Empty(others.Expired);
        Assert.Equal(["late"], others.Entries.Select(static entry => entry.EventName));
        Assert.InRange((await early.ClaimAsync()).NextIn!.Value, TimeSpan.Zero, late.LeaseDuration);
        Assert.Equal(EntryFate.Delivered, (await late.SettleAsync(leased, AttemptKind.Delivered)).Fate);

        OutboxDriver On(TimeSpan offset)
        {
            var clock = new FakeTimeProvider();
            clock.Set(DateTimeOffset.UtcNow + offset);
            var database = new Database(_schema.Source, new PostgreSqlOutboxOptions { Schema = _schema.Name }, NullLogger.Instance, static () => null);
            return new(new PostgreSqlOutbox(database, 1000, 1 << 20, TimeSpan.FromDays(30), clock, listens: false), clock);
        }
    }

    [Fact]
    public async Task Tables_of_a_later_version_are_refused_and_left_alone()
    {
        Drive();
        await _schema.RunAsync($"UPDATE {_schema.Name}.schema_version SET version = 99");
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(async () => await New().InitializeAsync(Ended));
        Assert.Contains("Update the package", exception.Message, StringComparison.Ordinal);
        Assert.Equal(99, await _schema.RunAsync($"SELECT version FROM {_schema.Name}.schema_version"));
    }

    [Fact]
    public async Task An_application_that_may_not_make_the_tables_is_told_what_is_missing_and_works_with_those_of_the_script()
    {
        var outbox = New(createSchema: false);
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(async () => await outbox.InitializeAsync(Ended));
        Assert.Contains("PostgreSqlOutboxSchema.Script", exception.Message, StringComparison.Ordinal);
        await _schema.RunAsync(PostgreSqlOutboxSchema.Script(_schema.Name));
        await outbox.InitializeAsync(Ended);
        var driver = new OutboxDriver(outbox, new FakeTimeProvider());
        await driver.AppendAsync("A");
        Assert.Equal(["A"], await driver.ClaimNamesAsync());
        await New().InitializeAsync(Ended);
    }

    [Fact]
    public async Task Many_that_start_at_once_make_the_tables_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await New().InitializeAsync(Ended))));
        Assert.Equal(1L, await _schema.RunAsync($"SELECT count(*) FROM {_schema.Name}.schema_version"));
    }

    [Theory]
    [InlineData("Gainsight")]
    [InlineData("a-b")]
    [InlineData("pg_x")]
    [InlineData("x; DROP TABLE y")]
    [InlineData("")]
    public void A_schema_whose_name_needs_quotes_is_refused(string name)
    {
        var exception = Assert.Throws<ArgumentException>(() => PostgreSqlOutboxSchema.Script(name));
        Assert.Contains($"'{name}'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transaction_of_another_database_is_refused_before_anything_is_said_in_it()
    {
        var driver = Drive();
        await driver.AppendAsync("A");
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_schema.ConnectionString) { Database = "template1" });
        await using var connection = await source.OpenConnectionAsync(Ended);
        await using var transaction = await connection.BeginTransactionAsync(Ended);
        var exception = await Assert.ThrowsAsync<ArgumentException>(async () => await ((ITransactionalOutbox)driver.Outbox).AppendAsync(
            transaction, [driver.Entry(OutboxDriver.Header("B"), 0, 2)], "{}"u8, Ended));
        Assert.Contains("'template1'", exception.Message, StringComparison.Ordinal);
        await transaction.CommitAsync(Ended);
        Assert.Equal(1, (await driver.CountsAsync()).Accepted);
    }

    [Fact]
    public async Task Texts_that_PostgreSQL_has_no_place_for_are_stored_without_what_it_lacks()
    {
        var driver = Drive();
        await driver.AppendAsync("a\0b\ud800c");
        Assert.Equal("a\ufffdb\ufffdc", (await driver.ClaimOneAsync()).EventName);
    }

    private OutboxDriver Drive() => new(_schema.Open(1000, 1 << 20, TimeSpan.FromDays(30), TimeProvider.System), new FakeTimeProvider());

    private PostgreSqlOutbox New(bool createSchema = true)
    {
        var options = new PostgreSqlOutboxOptions { Schema = _schema.Name, CreateSchema = createSchema };
        var database = new Database(_schema.Source, options, NullLogger.Instance, static () => null);
        return new PostgreSqlOutbox(database, 1000, 1 << 20, TimeSpan.FromDays(30), TimeProvider.System, listens: false);
    }

    /// <summary>Lets changes of a table lose to another transaction, the first two of them or all.</summary>
    private async Task SetTriggerAsync(string table, string sqlState, bool everyTime = false) => await _schema.RunAsync(
        $"""
        CREATE SEQUENCE {_schema.Name}.{table}_losses;
        CREATE FUNCTION {_schema.Name}.{table}_fails() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF {(everyTime ? "true" : $"nextval('{_schema.Name}.{table}_losses') <= 2")} THEN
                RAISE EXCEPTION 'lost' USING ERRCODE = '{sqlState}';
            END IF;
            RETURN NULL;
        END $$;
        CREATE TRIGGER fails BEFORE INSERT OR UPDATE OR DELETE ON {_schema.Name}.{table} FOR EACH STATEMENT EXECUTE FUNCTION {_schema.Name}.{table}_fails();
        """);

    /// <summary>A port through which the server is reached once it is open.</summary>
    private sealed class Gate : IDisposable
    {
        private readonly NpgsqlConnectionStringBuilder _server;
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stop = new();

        public Gate(string connectionString)
        {
            _server = new NpgsqlConnectionStringBuilder(connectionString);

            // The port is known, and nobody answers at it.
            _listener.Start();
            var port = ((IPEndPoint)_listener.LocalEndpoint).Port;
            _listener.Stop();
            ConnectionString = new NpgsqlConnectionStringBuilder(connectionString) { Host = "127.0.0.1", Port = port }.ToString();
        }

        public string ConnectionString { get; }

        public void Open()
        {
            var listener = new TcpListener(IPAddress.Loopback, new NpgsqlConnectionStringBuilder(ConnectionString).Port);
            listener.Start();
            _ = Task.Run(async () =>
            {
                using (listener)
                {
                    while (true)
                    {
                        _ = PassAsync(await listener.AcceptTcpClientAsync(_stop.Token));
                    }
                }
            });
        }

        public void Dispose()
        {
            _stop.Cancel();
            _listener.Dispose();
        }

        private async Task PassAsync(TcpClient client)
        {
            using (client)
            using (var server = new TcpClient())
            {
                await server.ConnectAsync(_server.Host!, _server.Port, _stop.Token);
                var (there, back) = (client.GetStream().CopyToAsync(server.GetStream(), _stop.Token), server.GetStream().CopyToAsync(client.GetStream(), _stop.Token));
                await Task.WhenAny(there, back);
            }
        }
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly List<string> _events = [];

        public IReadOnlyList<string> Events
        {
            get
            {
                lock (_events)
                {
                    return [.. _events];
                }
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_events)
            {
                _events.Add($"{eventId.Name}");
            }
        }

        public void Dispose()
        {
        }
    }
}
