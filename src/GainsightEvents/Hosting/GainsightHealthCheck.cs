using System.Globalization;
using GainsightEvents.Delivery;
using GainsightEvents.Diagnostics;
using GainsightEvents.Outbox;
using GainsightEvents.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GainsightEvents.Hosting;

/// <summary>Says whether events are delivered, and if not, what holds them up.</summary>
/// <param name="services">The application's services.</param>
/// <param name="options">From when on something is a problem.</param>
internal sealed class GainsightHealthCheck(IServiceProvider services, GainsightHealthCheckOptions options) : IHealthCheck
{
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var problem = context.Registration.FailureStatus;
        if (services.GetService<Dispatcher>() is not { } dispatcher)
        {
            return new HealthCheckResult(problem, "The services of GainsightEvents are not registered. Call builder.AddGainsightEvents().");
        }

        var outbox = services.GetRequiredService<IOutbox>();
        OutboxReading reading;
        try
        {
            reading = await ReadAsync(outbox, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return new HealthCheckResult(problem, exception is TimeoutException
                ? $"The outbox did not answer within {LongestRead.TotalSeconds} s."
                : $"The outbox cannot be read: {exception.GetType()}; the log tells more.");
        }

        var before = services.GetRequiredService<DeadLettersAtStart>();
        string[] problems =
        [
            .. ProblemsOf(dispatcher),
            .. ProblemsOf(reading),
            .. reading.Lanes.SelectMany(lane => ProblemsOf(lane, before.CountNew(lane, outbox.IsDurable))),
        ];
        return problems.Length == 0
            ? HealthCheckResult.Healthy("Events are delivered.", DataOf(reading))
            : new HealthCheckResult(problem, string.Join(" ", problems), data: DataOf(reading));
    }

    /// <summary>Beside the caller, whom a store that blocks must not hold up.</summary>
    private async Task<OutboxReading> ReadAsync(IOutbox outbox, CancellationToken cancellationToken)
    {
        var time = services.GetRequiredService<TimeProvider>();
        OutboxSnapshot? snapshot = null;
        await Detached.Run(async () => snapshot = await outbox.ReadAsync(cancellationToken).ConfigureAwait(false))
            .WaitAsync(LongestRead, time, cancellationToken).ConfigureAwait(false);
        return OutboxReading.Of(snapshot!, services.GetRequiredService<LiveSettings>().Current);
    }

    private static IEnumerable<string> ProblemsOf(Dispatcher dispatcher)
    {
        if (!dispatcher.IsRunning)
        {
            yield return "Delivery does not run: it starts with the host and ends with it.";
            yield break;
        }

        foreach (var lane in dispatcher.Hanging)
        {
            yield return $"Delivery of lane {lane} hangs: its store does not answer.";
        }
    }

    private IEnumerable<string> ProblemsOf(OutboxReading reading)
    {
        if (reading.RoomTaken >= options.RoomTaken)
        {
            yield return $"The outbox is full to {reading.RoomTaken.ToString("P0", CultureInfo.InvariantCulture)}, dead letters included.";
        }
    }

    private IEnumerable<string> ProblemsOf(LaneReading lane, long newDeadLetters)
    {
        if (lane.IsProbing)
        {
            var state = lane.IsPaused ? "is paused" : lane.InOutage ? "is in an outage" : "is braked";
            yield return $"Lane {lane.Lane} {state}, its events are kept: {lane.Reason}.";
        }

        if (!lane.IsConfigured && lane.Counts.Queued > 0)
        {
            yield return $"Lane {lane.Lane} has {lane.Counts.Queued} queued events and is not configured, so nobody delivers them.";
        }

        if (lane.OldestFor > options.OldestAge)
        {
            yield return $"The oldest event of lane {lane.Lane} has waited for {lane.OldestFor:d\\.hh\\:mm\\:ss}.";
        }

        if (newDeadLetters > options.NewDeadLetters)
        {
            yield return $"Lane {lane.Lane} has {newDeadLetters} new dead letters: repair and replay them, or purge them.";
        }
    }

    private static Dictionary<string, object> DataOf(OutboxReading reading) => reading.Lanes.ToDictionary(
        static lane => lane.Lane.Name,
        static lane => (object)new Dictionary<string, object?>
        {
            ["state"] = lane.IsPaused ? "paused" : lane.InOutage ? "outage" : lane.IsBraked ? "braked" : lane.IsConfigured ? "open" : "not configured",
            ["queued"] = lane.Counts.Queued,
            ["deadLetters"] = lane.Counts.DeadLettered,
            ["delivered"] = lane.Counts.Delivered,
            ["oldestSeconds"] = lane.OldestFor?.TotalSeconds,
            ["drainSeconds"] = lane.TimeToDrain?.TotalSeconds,
            ["quotaLeftOfDay"] = lane.LeftOfDay,
        },
        StringComparer.Ordinal);
}
