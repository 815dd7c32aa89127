using GainsightEvents.Diagnostics;
using GainsightEvents.Outbox;
using GainsightEvents.Settings;

namespace GainsightEvents.Hosting;

/// <summary>
/// Reads the outbox for those who may not wait: callbacks of metrics. One reading serves all of them, and there is at most one a second. What
/// is in memory is read at once; another store is read in the background, while somebody has asked lately.
/// </summary>
internal sealed class OutboxWatch(IOutbox outbox, LiveSettings settings, TimeProvider time) : IDisposable
{
    /// <summary>How often the store is read at most.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>How long the store is read after somebody has asked. Exporters ask once a minute, or more often.</summary>
    public static readonly TimeSpan Attention = TimeSpan.FromMinutes(5);

    /// <summary>What is older is not told: a store that does not answer leaves a gap, and no line that looks well.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(15);

    private readonly object _gate = new();
    private OutboxReading? _latest;
    private long _readAt;
    private long _askedAt;
    private ITimer? _timer;
    private bool _isReading;
    private bool _isDisposed;

    /// <summary>Whether the store is being read in the background.</summary>
    internal bool IsReading
    {
        get
        {
            lock (_gate)
            {
                return _isReading;
            }
        }
    }

    /// <summary>The latest reading; <see langword="null"/> where there is none yet, or where the store does not answer.</summary>
    public OutboxReading? Latest
    {
        get
        {
            lock (_gate)
            {
                if (outbox.IsDurable)
                {
                    Attend();
                }
                else
                {
                    ReadMemory();
                }

                return _latest is not null && time.GetElapsedTime(_readAt) <= Freshness ? _latest : null;
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            Rest();
        }
    }

    private void ReadMemory()
    {
        if (_latest is null || time.GetElapsedTime(_readAt) >= Interval)
        {
            // Answered at once: it takes the lock that every Publish takes.
            var read = outbox.ReadAsync(CancellationToken.None);
            Take(read.IsCompletedSuccessfully ? read.Result : null);
        }
    }

    private void Attend()
    {
        _askedAt = time.GetTimestamp();
        if (_timer is null && !_isDisposed)
        {
            _timer = Detached.CreateTimer(time, BeginRead, Interval);
            BeginRead();
        }
    }

    private void BeginRead()
    {
        lock (_gate)
        {
            if (time.GetElapsedTime(_askedAt) > Attention)
            {
                Rest();
            }
            else if (_timer is not null && !_isReading)
            {
                _isReading = true;
                _ = Detached.Run(ReadAsync);
            }
        }
    }

    private async Task ReadAsync()
    {
        OutboxSnapshot? snapshot = null;
        try
        {
            snapshot = await outbox.ReadAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The loops of the lanes meet the same, and tell it.
        }

        lock (_gate)
        {
            _isReading = false;
            Take(_timer is null ? null : snapshot);
        }
    }

    private void Take(OutboxSnapshot? snapshot)
    {
        _latest = snapshot is null ? null : OutboxReading.Of(snapshot, settings.Current);
        _readAt = time.GetTimestamp();
    }

    private void Rest()
    {
        _timer?.Dispose();
        _timer = null;
        _latest = null;
    }
}
