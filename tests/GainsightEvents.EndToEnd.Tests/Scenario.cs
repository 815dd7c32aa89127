using System.Collections.Concurrent;
using GainsightEvents.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.EndToEnd.Tests;

/// <summary>A publisher, an emulator it sends to, and everything either of them said.</summary>
internal sealed class Scenario : IDeliveryObserver, ILoggerProvider, ILogger, IAsyncDisposable
{
    public const string GoodKey = "good-key-0123456789";

    private readonly ConcurrentQueue<DeliveryReport> _finals = new();
    private readonly ConcurrentQueue<string> _logs = new();
    private readonly string[] _keys;
    private readonly SemaphoreSlim _changed = new(0);

    private Scenario(GainsightEmulator emulator, GainsightOptions options)
    {
        Emulator = emulator;
        Options = options;
        _keys = [GoodKey, options.Px.ApiKey!];
        Publisher = GainsightPublisher.Create(
            options,
            builder =>
            {
                builder.AddObserver(this);
                builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(this));
            },
            EventCatalog.Of<FeatureUsed>());
    }

    public GainsightEmulator Emulator { get; }

    public GainsightOptions Options { get; }

    public GainsightPublisher Publisher { get; }

    public IReadOnlyCollection<DeliveryReport> Finals => _finals;

    public IReadOnlyCollection<string> Logs => _logs;

    public static async Task<Scenario> StartAsync(Action<GainsightOptions>? configure = null, Action<EmulatorOptions>? configureEmulator = null)
    {
        var emulatorOptions = new EmulatorOptions { Keys = { new EmulatorKey(GoodKey) } };
        configureEmulator?.Invoke(emulatorOptions);
        var emulator = await GainsightEmulator.StartAsync(emulatorOptions, TestContext.Current.CancellationToken);
        var options = new GainsightOptions();
        options.Px.BaseAddress = emulator.BaseAddress;
        options.Px.ApiKey = GoodKey;
        options.Px.SendEventId = true;
        options.Outbox.StopTimeout = TimeSpan.Zero;
        configure?.Invoke(options);
        return new Scenario(emulator, options);
    }

    public async Task<Guid> PublishAsync(string featureName)
    {
        var receipt = await Publisher.PublishFeatureUsedAsync("user-1", featureName, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(PublishStatus.Accepted, receipt.Status);
        return receipt.EventId;
    }

    public async Task<LedgerCounts> ReadLedgerAsync()
    {
        var counts = (await Publisher.ReadLedgerAsync(TestContext.Current.CancellationToken)).Total;
        Assert.True(counts.Balances, counts.ToString());
        return counts;
    }

    /// <summary>Waits until a line of the log holds a text.</summary>
    public Task<string> WaitForLogAsync(string text) =>
        WaitAsync(() => _logs.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)), $"a log line with '{text}'");

    /// <summary>Waits for an event's final outcome.</summary>
    public Task<DeliveryReport> WaitForFinalAsync(Guid eventId) =>
        WaitAsync(() => _finals.FirstOrDefault(final => final.EventId == eventId), $"the outcome of {eventId}");

    public void OnFinal(DeliveryReport entry)
    {
        _finals.Enqueue(entry);
        _changed.Release();
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        _logs.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
        _changed.Release();
    }

    public void Dispose()
    {
        // The publisher's service provider disposes of its logger providers; what they gathered is still read.
    }

    public async ValueTask DisposeAsync()
    {
        await Publisher.DisposeAsync();
        await Emulator.DisposeAsync();

        // Whatever a scenario was about: none of the keys that were in force is in anything that was said.
        foreach (var key in _keys)
        {
            Assert.DoesNotContain(_logs, line => line.Contains(key, StringComparison.Ordinal));
            Assert.DoesNotContain(_finals, final => final.Reason?.Contains(key, StringComparison.Ordinal) == true);
        }
    }

    private async Task<T> WaitAsync<T>(Func<T?> find, string what)
        where T : class
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromSeconds(30));
        try
        {
            T? found;
            while ((found = find()) is null)
            {
                await _changed.WaitAsync(late.Token);
            }

            return found;
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"Waited in vain for {what}. Logged:\n{string.Join('\n', _logs)}\nEmulator:\n{Emulator.Events}");
        }
    }
}
