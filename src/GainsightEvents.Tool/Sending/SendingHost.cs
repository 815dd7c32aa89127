using System.Diagnostics;
using GainsightEvents.Hosting;
using GainsightEvents.Outbox;
using GainsightEvents.Settings;
using GainsightEvents.Tool.Settings;
using GainsightEvents.Tool.Terminals;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Tool.Sending;

/// <summary>Delivers what is sent, from an outbox of its own, with the application's settings.</summary>
internal sealed class SendingHost : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly ServiceProvider _services;
    private readonly GainsightService _delivery;
    private readonly IOutbox _outbox;
    private readonly IDeadLetters _deadLetters;
    private readonly LiveSettings _settings;
    private Dictionary<Lane, (long Since, int FailedProbes)> _pausedBefore = [];

    private SendingHost(ServiceProvider services)
    {
        _services = services;
        _outbox = services.GetRequiredService<IOutbox>();
        _deadLetters = services.GetRequiredService<IDeadLetters>();
        _settings = services.GetRequiredService<LiveSettings>();
        _delivery = services.GetServices<IHostedService>().OfType<GainsightService>().Single();
        Publisher = services.GetRequiredService<IEventPublisher>();
    }

    public IEventPublisher Publisher { get; }

    /// <summary>Starts delivery.</summary>
    /// <param name="application">The application's settings.</param>
    /// <param name="catalog">The events.</param>
    /// <param name="journal">The file of the outbox; <see langword="null"/>: in memory.</param>
    /// <param name="isDryRun">Whether nothing is sent.</param>
    /// <param name="terminal">Takes warnings.</param>
    /// <param name="cancellationToken">Ends the wait for the outbox.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">Events would be lost with these settings.</exception>
    public static async Task<SendingHost> StartAsync(
        ApplicationSettings application, EventCatalog catalog, string? journal, bool isDryRun, Terminal terminal, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddProvider(new TerminalLoggerProvider(terminal)));
        var builder = services.AddGainsightEvents(application.Gainsight, catalog);
        services.PostConfigure<GainsightOptions>(options =>
        {
            // A line that is invalid is told, and not stored among the dead letters; this process is the one that delivers.
            (options.OnInvalid, options.Dispatch) = (InvalidEventPolicy.Throw, true);
            options.Mode = isDryRun ? GainsightMode.Off : options.Mode;
        });
        if (journal is not null)
        {
            builder.UseSqliteOutbox(journal);
        }

        var provider = services.BuildServiceProvider();
        try
        {
            var host = new SendingHost(provider);
            await host._delivery.StartingAsync(cancellationToken);
            host._pausedBefore = PausesIn(await host._outbox.ReadAsync(cancellationToken));
            return host;
        }
        catch
        {
            await provider.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads what became of the events, what the quota leaves, and why a lane that has events does not deliver, where it is paused.</summary>
    /// <remarks>A lane that an earlier run has left paused counts as such when Gainsight has refused it once more: what was wrong may be mended.</remarks>
    public async Task<(OutboxReading Outbox, string? Paused)> ReadAsync(CancellationToken cancellationToken)
    {
        var snapshot = await _outbox.ReadAsync(cancellationToken);
        var pauses = PausesIn(snapshot);
        var paused = snapshot.Lanes.FirstOrDefault(lane =>
            lane.Counts.Queued > 0 && pauses.TryGetValue(lane.Lane, out var pause) && !(_pausedBefore.TryGetValue(lane.Lane, out var before) && before == pause));
        return (OutboxReading.Of(snapshot, _settings.Current), paused is null ? null : $"{paused.Lane} is paused: {paused.State.Troubles[^1].Reason}");
    }

    /// <summary>Waits until nothing is queued, a lane is paused, or it takes too long.</summary>
    /// <returns>What became of the events, and why they are not delivered, where they are not.</returns>
    public async Task<(LedgerCounts Counts, string? Reason)> WaitAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(Step, cancellationToken))
        {
            var (reading, paused) = await ReadAsync(cancellationToken);
            var counts = CountsOf(reading);
            if (counts.Queued == 0 || paused is not null || watch.Elapsed >= longest)
            {
                var dead = counts.DeadLettered > 0 ? await _deadLetters.ListAsync(new DeadLetterFilter { MaxCount = 1 }, cancellationToken) : [];
                return (counts, paused ?? (dead.Count > 0 ? dead[0].Reason : null));
            }
        }
    }

    /// <summary>Stops. What is queued stays in the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await _delivery.StoppedAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }

    /// <summary>What became of the events of all lanes.</summary>
    public static LedgerCounts CountsOf(OutboxReading outbox) => outbox.Lanes.Aggregate(default(LedgerCounts), static (sum, lane) => sum + lane.Counts);

    private static Dictionary<Lane, (long Since, int FailedProbes)> PausesIn(OutboxSnapshot snapshot) => snapshot.Lanes
        .Where(static lane => lane.State.Troubles is [.., { IsPaused: true }])
        .ToDictionary(static lane => lane.Lane, static lane => (lane.State.Troubles[^1].PausedSince, lane.State.Troubles[^1].FailedProbes));
}
