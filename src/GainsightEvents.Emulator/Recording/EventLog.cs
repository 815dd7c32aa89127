namespace GainsightEvents.Emulator.Recording;

/// <summary>Keeps the last requests of each verdict, and wakes those who wait for one.</summary>
internal sealed class EventLog(int capacity)
{
    private readonly object _gate = new();
    private readonly Queue<ReceivedEvent>[] _kept = [new(), new(), new()];
    private readonly long[] _counts = new long[3];
    private long _forgotten;
    private EmulatorEvents? _snapshot;
    private TaskCompletionSource _changed = NewSignal();

    /// <summary>Keeps a request. A flood of one verdict forgets its own oldest, not another's.</summary>
    public void Add(ReceivedEvent received)
    {
        var verdict = (int)received.Verdict;
        lock (_gate)
        {
            _counts[verdict]++;
            _kept[verdict].Enqueue(received);
            if (_kept[verdict].Count > capacity)
            {
                _kept[verdict].Dequeue();
                _forgotten++;
            }

            Change();
        }
    }

    /// <summary>Forgets all, and counts from zero.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            foreach (var kept in _kept)
            {
                kept.Clear();
            }

            Array.Clear(_counts);
            _forgotten = 0;
            Change();
        }
    }

    /// <summary>What there is, and a task that completes when there is something else.</summary>
    public (EmulatorEvents Events, Task Changed) Read()
    {
        lock (_gate)
        {
            // Taken on demand: a burst of arrivals costs one copy for the reader, not one each.
            _snapshot ??= new EmulatorEvents(
                _kept[0].ToArray(),
                _kept[1].ToArray(),
                _kept[2].ToArray(),
                new EmulatorCounts(_counts[0], _counts[1], _counts[2], _forgotten));
            return (_snapshot, _changed.Task);
        }
    }

    private void Change()
    {
        _snapshot = null;
        _changed.SetResult();
        _changed = NewSignal();
    }

    // Continuations run elsewhere, never under the lock of the request that arrived.
    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
