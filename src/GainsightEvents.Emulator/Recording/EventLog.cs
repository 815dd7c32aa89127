namespace GainsightEvents.Emulator.Recording;

/// <summary>Keeps the last requests of each verdict, up to a number and a size, and wakes those who wait for one.</summary>
internal sealed class EventLog(int capacity, long capacityBytes)
{
    private readonly object _gate = new();
    private readonly Shelf[] _shelves = [new(), new(), new()];
    private long _added;
    private long _forgotten;
    private EmulatorEvents? _snapshot;
    private TaskCompletionSource _changed = NewSignal();

    /// <summary>Keeps a request. A flood of one verdict forgets its own oldest, not another's.</summary>
    public void Add(ReceivedEvent received)
    {
        lock (_gate)
        {
            var shelf = _shelves[(int)received.Verdict];
            shelf.Add(new Entry(++_added, received, SizeOf(received)));

            // The newest is kept whatever its size, which the largest body bounds.
            while (shelf.Entries.Count > capacity || (shelf.Bytes > capacityBytes && shelf.Entries.Count > 1))
            {
                shelf.RemoveOldest();
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
            for (var i = 0; i < _shelves.Length; i++)
            {
                _shelves[i] = new();
            }

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
            _snapshot ??= new EmulatorEvents(EventsOf(EventVerdict.Good), EventsOf(EventVerdict.Bad), EventsOf(EventVerdict.NotJudged), Count());
            return (_snapshot, _changed.Task);
        }
    }

    /// <summary>Some of what there is, in the order of arrival.</summary>
    /// <param name="after">Where the page before ended; 0 for the first.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="limitBytes">How many bytes, of which the last one may exceed.</param>
    /// <param name="verdict">Which ones; null for all.</param>
    public EventPage ReadPage(long after, int limit, long limitBytes, EventVerdict? verdict)
    {
        lock (_gate)
        {
            var entries = _shelves
                .Where((_, i) => verdict is null || (int)verdict == i)
                .SelectMany(shelf => shelf.Entries)
                .Where(entry => entry.Position > after)
                .OrderBy(entry => entry.Position);
            var (page, bytes) = (new List<Entry>(), 0L);
            foreach (var entry in entries)
            {
                if (page.Count == limit || bytes >= limitBytes)
                {
                    return new EventPage(Count(), [.. page.Select(each => each.Event)], page[^1].Position);
                }

                page.Add(entry);
                bytes += entry.Size;
            }

            return new EventPage(Count(), [.. page.Select(each => each.Event)], null);
        }
    }

    private ReceivedEvent[] EventsOf(EventVerdict verdict) => [.. _shelves[(int)verdict].Entries.Select(entry => entry.Event)];

    private EmulatorCounts Count() => new(_shelves[0].Added, _shelves[1].Added, _shelves[2].Added, _forgotten);

    private void Change()
    {
        _snapshot = null;
        _changed.SetResult();
        _changed = NewSignal();
    }

    // The texts as they are in memory, and some for the objects around them.
    private static long SizeOf(ReceivedEvent received)
    {
        string?[] texts =
        [
            received.Method, received.Path, received.EventName, received.IdentifyId, received.PropertyKey, received.AccountId, received.EventId,
            .. received.Reasons, .. received.Warnings, .. received.Headers.Keys, .. received.Headers.Values,
        ];
        return 1_000 + received.Body.Length + texts.Sum(text => text is null ? 0L : 40 + (text.Length * sizeof(char)));
    }

    // Continuations run elsewhere, never under the lock of the request that arrived.
    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly record struct Entry(long Position, ReceivedEvent Event, long Size);

    private sealed class Shelf
    {
        public Queue<Entry> Entries { get; } = new();

        public long Added { get; private set; }

        public long Bytes { get; private set; }

        public void Add(Entry entry)
        {
            Entries.Enqueue(entry);
            Added++;
            Bytes += entry.Size;
        }

        public void RemoveOldest() => Bytes -= Entries.Dequeue().Size;
    }
}

/// <summary>Some of the requests that are kept.</summary>
/// <param name="Counts">How many there were of all.</param>
/// <param name="Events">Those of the page.</param>
/// <param name="Next">Where the next page begins; null where there is none.</param>
internal sealed record EventPage(EmulatorCounts Counts, IReadOnlyList<ReceivedEvent> Events, long? Next);
