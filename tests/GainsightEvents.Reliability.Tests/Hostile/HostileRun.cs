using System.Collections.Concurrent;
using GainsightEvents.Outbox;
using GainsightEvents.Outbox.InMemory;
using Microsoft.Extensions.DependencyInjection;

namespace GainsightEvents.Reliability.Tests.Hostile;

/// <summary>A publisher of both lanes against a hostile server, with everything an operator does meanwhile.</summary>
internal sealed class HostileRun : IDeliveryObserver, IAsyncDisposable
{
    private const int Users = 50;

    // Half a minute is a second: the attempts' timeout of 10 s is a third of one.
    private readonly FastClock _clock = new(factor: 30);
    private readonly GainsightPublisher _publisher;
    private readonly LedgerCheck _check = new();
    private readonly Random _random;
    private long _offered;
    private bool _disposed;

    public HostileRun(int seed, Func<LedgerCounts, LedgerCounts>? miscount = null)
    {
        _random = new Random(seed);
        Server = new HostileServer(_clock, seed);
        var options = new GainsightOptions();
        (options.Px.BaseAddress, options.Px.ApiKey, options.Px.Quota.PerSecond) = (Server.Address, "px-key-0123456789", 2000);
        (options.Nxt.BaseAddress, options.Nxt.TenantId, options.Nxt.SharedSecret, options.Nxt.Quota.PerMinute) = (Server.Address, "tenant", "nxt-secret-0123456789", 100_000);
        (options.Outbox.MaxEvents, options.Outbox.Overflow, options.Outbox.StopTimeout) = (2000, OutboxOverflow.DropOldest, TimeSpan.Zero);
        _publisher = GainsightPublisher.Create(
            options,
            builder =>
            {
                builder.AddObserver(this);
                builder.Services.AddSingleton<TimeProvider>(_clock);
                builder.Services.AddSingleton<IOutbox>(_ =>
                {
                    var outbox = new InMemoryOutbox(options.Outbox.MaxEvents, options.Outbox.MaxBytes, TimeSpan.FromMinutes(2), _clock);
                    return miscount is null ? outbox : new MiscountingOutbox(outbox, miscount);
                });
            },
            EventCatalog.Of<ReportExported>());
    }

    public HostileServer Server { get; }

    public int Reads => _check.Reads;

    /// <summary>What the observer was told, by event and outcome.</summary>
    public ConcurrentDictionary<(EventTarget Target, Guid Key), ConcurrentQueue<DeliveryOutcome>> Finals { get; } = new();

    /// <summary>How many purges the observer was told, by target. They come without a body, so nobody knows of which event.</summary>
    public ConcurrentDictionary<EventTarget, int> Purges { get; } = new();

    public void OnFinal(DeliveryReport entry)
    {
        if (entry.Outcome == DeliveryOutcome.Purged)
        {
            Purges.AddOrUpdate(entry.Lane.Target, 1, static (_, count) => count + 1);
            return;
        }

        Finals.GetOrAdd((entry.Lane.Target, HostileServer.KeyOf(entry.Body.Span)), static _ => new()).Enqueue(entry.Outcome);
    }

    /// <summary>Publishes, reads the ledger and does what operators do, for so long by the system's clock.</summary>
    public async Task RunAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(time);
        try
        {
            await Task.WhenAll(PublishAsync(end.Token), ReadAsync(end.Token), OperateAsync(end.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is over.
        }
    }

    /// <summary>Lets the server be a good one, until every entry has its final outcome.</summary>
    public async Task<Ledger> EndAsync(CancellationToken cancellationToken)
    {
        Server.IsGood = true;
        for (var queued = 1L; queued > 0;)
        {
            // Rests and pauses of minutes are seconds.
            await Task.Delay(50, cancellationToken);
            queued = (await ReadLedgerAsync()).Total.Queued;
        }

        return await ReadLedgerAsync();
    }

    public async Task<Ledger> ReadLedgerAsync()
    {
        var ledger = await _publisher.ReadLedgerAsync();
        _check.Read(ledger, Interlocked.Read(ref _offered));
        return ledger;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_disposed)
        {
            _disposed = true;
            await _publisher.DisposeAsync();
            Server.Dispose();
        }
    }

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; ; i++)
        {
            // An event for both lanes is an entry in each.
            Interlocked.Increment(ref _offered);
            var user = $"user-{i % Users}";
            _ = i % 3 == 0
                ? await _publisher.PublishAsync(new ReportViewed { UserId = user, Key = Guid.NewGuid() }, cancellationToken)
                : await _publisher.PublishAsync(new ReportExported { UserId = user, Key = Guid.NewGuid() }, cancellationToken);
            if (i % 20 == 0)
            {
                await Task.Delay(Next(40), cancellationToken);
            }
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(Next(8), cancellationToken);
            await ReadLedgerAsync();
        }
    }

    private async Task OperateAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(Next(400), cancellationToken);
            var letters = (await _publisher.DeadLetters.ListAsync(cancellationToken: cancellationToken)).Select(static letter => letter.Key).ToArray();
            _ = Next(3) switch
            {
                0 => await _publisher.DeadLetters.ReplayAsync(letters, cancellationToken),
                1 => await _publisher.DeadLetters.PurgeAsync(letters[..(letters.Length / 4)], cancellationToken),
                _ => await _publisher.DeadLetters.PurgeByIdentifyIdAsync($"user-{Next(Users)}", cancellationToken),
            };
        }
    }

    private int Next(int below)
    {
        lock (_random)
        {
            return _random.Next(below);
        }
    }
}
