using GainsightEvents.Outbox;

namespace GainsightEvents.Delivery;

internal sealed partial class LaneDispatcher
{
    private static readonly TimeSpan Beat = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SettingsPoll = TimeSpan.FromSeconds(1);

    private readonly AsyncSignal _stopRequested = new();
    private Task? _entries;
    private long _stopAt = DateTimeOffset.MaxValue.UtcTicks;

    private DateTimeOffset StopAt => new(Interlocked.Read(ref _stopAt), TimeSpan.Zero);

    private bool IsStopping => _stopRequested.Task.IsCompleted;

    /// <summary>
    /// Begins the stop. A durable outbox is left alone; another one is drained until the deadline. What is in flight then is cancelled
    /// and given back. A second call can only bring the deadline nearer.
    /// </summary>
    public void BeginStop(DateTimeOffset deadline)
    {
        Interlocked.Exchange(ref _stopAt, Math.Min(deadline.UtcTicks, Interlocked.Read(ref _stopAt)));
        _stopRequested.Set();
        _wake.Set();
    }

    /// <summary>Turns until stopped. Whatever fails is logged and tried again; nothing ends the loop but the stop.</summary>
    public async Task RunAsync()
    {
        using var timer = NewTimer(_wake);
        for (var failures = 0; ;)
        {
            try
            {
                var turn = await TakeTurnAsync().ConfigureAwait(false);
                if (turn.Finished)
                {
                    break;
                }

                await WaitAsync(turn, timer).ConfigureAwait(false);
                failures = 0;
            }
            catch (OperationCanceledException) when (_cancelAttempts.IsCancellationRequested)
            {
                _entries = null;
            }
            catch (Exception exception)
            {
                _entries = null;
                if (IsStopping && _time.GetUtcNow() >= StopAt + StopGrace)
                {
                    break;
                }

                await BackOffAsync(exception, ++failures).ConfigureAwait(false);
            }
        }

        _cancelAttempts.Cancel();
        Volatile.Write(ref _state, State with { Status = LaneStatus.Stopped });
    }

    private async Task WaitAsync(Turn turn, ITimer timer)
    {
        var now = _time.GetUtcNow();
        var wait = _gate.IsPaused ? SettingsPoll : Beat;
        if (turn.NextAt is { } next && next - now < wait)
        {
            wait = next - now;
        }

        // Timers count whole milliseconds and cut the rest off: waking early would turn the loop for nothing.
        timer.Change(TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(wait.TotalMilliseconds))), Timeout.InfiniteTimeSpan);
        if (!turn.AwaitsEntries)
        {
            await _wake.Task.ConfigureAwait(false);
            return;
        }

        _entries ??= _outbox.WaitForEntriesAsync(_setup.Lane, _cancelAttempts.Token).AsTask();
        if (await Task.WhenAny(_wake.Task, _entries).ConfigureAwait(false) == _entries)
        {
            var entries = _entries;
            _entries = null;
            await entries.ConfigureAwait(false);
        }
    }

    private async Task BackOffAsync(Exception exception, int failures)
    {
        var stopping = IsStopping;
        var delay = _loopFailures.Delay(failures);
        delay = stopping && delay > SettingsPoll ? SettingsPoll : delay;
        _logger.LoopFailed(exception, _setup.Lane, failures, delay);

        var over = new AsyncSignal();
        using var timer = NewTimer(over);
        timer.Change(delay, Timeout.InfiniteTimeSpan);
        await (stopping ? over.Task : Task.WhenAny(over.Task, _stopRequested.Task)).ConfigureAwait(false);
    }

    private ITimer NewTimer(AsyncSignal signal) =>
        _time.CreateTimer(static state => ((AsyncSignal)state!).Set(), signal, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
}
