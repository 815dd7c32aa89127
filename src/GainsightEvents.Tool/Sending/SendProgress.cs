using System.Diagnostics;
using System.Globalization;
using GainsightEvents.Hosting;
using GainsightEvents.Tool.Outboxes;
using GainsightEvents.Tool.Terminals;
using Spectre.Console;

namespace GainsightEvents.Tool.Sending;

/// <summary>Shows how far a sending is: a bar where it is watched, a line now and then where it is not.</summary>
internal sealed class SendProgress(Terminal terminal, SendJournal journal)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private long? _endedBefore;

    /// <summary>Watches until the input is read and nothing is queued, or a lane that has events is paused.</summary>
    /// <param name="host">Delivers.</param>
    /// <param name="reading">Reads the input.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Why a lane is paused; <see langword="null"/> where all has ended.</returns>
    public async Task<string?> WatchAsync(SendingHost host, Task reading, CancellationToken cancellationToken)
    {
        if (!terminal.IsInteractive || terminal.IsJson)
        {
            var said = _watch.Elapsed;
            return await WatchAsync(
                host,
                reading,
                (text, _) =>
                {
                    if (_watch.Elapsed - said >= BetweenLines)
                    {
                        said = _watch.Elapsed;
                        terminal.Complain(text);
                    }
                },
                cancellationToken);
        }

        return await terminal.Console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn()).StartAsync(async context =>
        {
            var task = context.AddTask("sending");
            return await WatchAsync(host, reading, (text, share) => (task.Description, task.Value) = (Markup.Escape(text), 100 * share), cancellationToken);
        });
    }

    private async Task<string?> WatchAsync(SendingHost host, Task reading, Action<string, double> show, CancellationToken cancellationToken)
    {
        while (true)
        {
            var isRead = reading.IsCompleted;
            if (isRead)
            {
                await reading;
            }

            var (outbox, paused) = await host.ReadAsync(cancellationToken);
            var queued = outbox.Lanes.Sum(static lane => lane.Counts.Queued);
            var ended = outbox.Lanes.Sum(static lane => lane.Counts.Accepted) - queued;
            _endedBefore ??= ended;
            show(Describe(outbox, ended, queued), journal.Accepted == 0 ? 0 : Math.Min(1, (double)ended / journal.Accepted));
            if (isRead && queued == 0)
            {
                return null;
            }

            if (paused is not null)
            {
                return paused;
            }

            var step = Task.Delay(Step, cancellationToken);
            await Task.WhenAny(isRead ? step : reading, step);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private string Describe(OutboxReading outbox, long ended, long queued)
    {
        var rate = (ended - _endedBefore!.Value) / Math.Max(0.001, _watch.Elapsed.TotalSeconds);
        var left = outbox.Lanes.Select(static lane => lane.TimeToDrain ?? TimeSpan.Zero).DefaultIfEmpty().Max();
        var used = outbox.Lanes.Where(static lane => lane is { LeftOfDay: not null, Counts.Accepted: > 0 }).ToList();
        return string.Join(", ", [
            string.Create(CultureInfo.InvariantCulture, $"{ended:N0} of {journal.Accepted:N0} sent"),
            string.Create(CultureInfo.InvariantCulture, $"{rate:N0}/s"),
            .. queued == 0 ? (string[])[] : [$"about {Durations.Show(left)} left"],
            .. used.Select(lane => string.Create(CultureInfo.InvariantCulture, $"{lane.LeftOfDay:N0} left of the day's quota{(used.Count > 1 ? $" of {lane.Lane}" : "")}")),
        ]);
    }
}
