using GainsightEvents.Outbox;

namespace GainsightEvents.Delivery;

internal sealed partial class LaneDispatcher
{
    // Nothing depends on it but what health sees: a loop that waits turns at least so often.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestTurn = LongestWait + LongestWait;
    private static readonly TimeSpan LongestStopBackoff = TimeSpan.FromSeconds(1);

    private readonly AsyncSignal _stopRequested = new();
    private readonly long _start;
    private Task? _entries;
    private long _ringsAt = long.MaxValue;
    private long _stopAt = long.MaxValue;
    private long _turnedAt;
    private int _woken;

    // Monotonic, so that a changed system time moves no deadline.
    private TimeSpan Elapsed => _time.GetElapsedTime(_start);

    private TimeSpan StopAt => TimeSpan.FromTicks(Interlocked.Read(ref _stopAt));

    private bool IsStopping => _stopRequested.Task.IsCompleted;

    /// <summary>Whether the loop has not turned for so long that something holds it up, such as a store that does not answer.</summary>
    public bool Hangs => Elapsed - TimeSpan.FromTicks(Interlocked.Read(ref _turnedAt)) > LongestTurn;

    /// <summary>
    /// Begins the stop. A durable outbox is left alone; another one is drained until the deadline. What is in flight then is cancelled
    /// and given back. A second call can only bring the deadline nearer.
    /// </summary>
    /// <param name="deadline">How long from now.</param>
    public void BeginStop(TimeSpan deadline)
    {
        Interlocked.Exchange(ref _stopAt, Math.Min((Elapsed + deadline).Ticks, Interlocked.Read(ref _stopAt)));
        _stopRequested.Set();
        Wake();
    }

    /// <summary>Turns until stopped. Whatever fails is logged and tried again; nothing ends the loop but the stop.</summary>
    public async Task RunAsync()
    {
        using var timer = NewTimer(Ring);
        for (var failures = 0; ;)
        {
            Interlocked.Exchange(ref _turnedAt, Elapsed.Ticks);
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
                if (IsStopping && Elapsed >= StopAt + StopGrace)
                {
                    break;
                }

                await BackOffAsync(exception, ++failures).ConfigureAwait(false);
            }
        }

        TellFurtherDeadLetters();
        _cancelAttempts.Cancel();
    }

    private Task WaitAsync(Turn turn, ITimer timer)
    {
        var wait = turn.NextIn is { } next && next < LongestWait ? next : LongestWait;
        var at = (Elapsed + wait).Ticks;

        // Only to ring earlier: to be woken once for nothing costs less than to set the timer at each turn.
        if (at < Interlocked.Read(ref _ringsAt))
        {
            Interlocked.Exchange(ref _ringsAt, at);

            // Timers count whole milliseconds and cut the rest off: waking early would turn the loop for nothing.
            timer.Change(TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(wait.TotalMilliseconds))), Timeout.InfiniteTimeSpan);
        }

        return turn.AwaitsEntries ? WaitForEntriesAsync() : _wake.Task;
    }

    private async Task WaitForEntriesAsync()
    {
        _entries ??= _outbox.WaitForEntriesAsync(Lane, _cancelAttempts.Token).AsTask();
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
        delay = stopping && delay > LongestStopBackoff ? LongestStopBackoff : delay;
        _logger.LoopFailed(exception, Lane, failures, delay);

        var over = new AsyncSignal();
        using var timer = NewTimer(over.Set);
        timer.Change(delay, Timeout.InfiniteTimeSpan);
        await (stopping ? over.Task : Task.WhenAny(over.Task, _stopRequested.Task)).ConfigureAwait(false);
    }

    /// <summary>While stopping: finished when nothing is in flight and nothing more can be sent in time.</summary>
    private Turn TowardsStop(Turn turn, TimeSpan now, TimeSpan stopAt)
    {
        var idle = _inFlight == 0 && _unsettled.Count == 0;
        var nothingMore = _outbox.IsDurable || now >= stopAt || turn.NextIn is null || now + turn.NextIn >= stopAt;
        if ((idle && nothingMore) || now >= stopAt + StopGrace)
        {
            return new Turn(null, AwaitsEntries: false, Finished: true);
        }

        var lastCall = (now < stopAt ? stopAt : stopAt + StopGrace) - now;
        return turn with { NextIn = turn.NextIn < lastCall ? turn.NextIn : lastCall };
    }

    /// <summary>
    /// Wakes the loop, once for all that has ended since its last turn: behind the work that waits already, so that a turn finds more than one
    /// ended attempt when there are many.
    /// </summary>
    private void Wake()
    {
        if (Interlocked.Exchange(ref _woken, 1) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static signal => ((AsyncSignal)signal!).Set(), _wake);
        }
    }

    private void Ring()
    {
        Interlocked.Exchange(ref _ringsAt, long.MaxValue);
        Wake();
    }

    /// <summary>What comes from now on wakes the loop.</summary>
    private void Sleep()
    {
        _wake.Reset();
        Interlocked.Exchange(ref _woken, 0);
    }

    private ITimer NewTimer(Action action) =>
        _time.CreateTimer(static state => ((Action)state!)(), action, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
}
