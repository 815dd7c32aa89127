namespace GainsightEvents.Emulator.Recording;

/// <summary>Keeps the last requests, up to a number and a size, and wakes those who wait for one.</summary>
internal sealed class EventLog(int maxEvents, long maxBytes)
{
    private readonly object _gate = new();
    private readonly Shelf[] _shelves = [.. Enum.GetValues<EventVerdict>().Select(_ => new Shelf())];
    private readonly NameTallies _names = new();
    private readonly TrafficMeter _traffic = new();
    private long _added;
    private long _forgotten;
    private long _warned;
    private long _kept;
    private long _bytes;
    private EmulatorEvents? _snapshot;

    // Null while nobody waits.
    private TaskCompletionSource? _changed;

    /// <summary>Keeps a request. A flood of one verdict forgets its own oldest, not another's.</summary>
    public void Add(ReceivedEvent received)
    {
        var size = SizeOf(received);
        lock (_gate)
        {
            _shelves[(int)received.Verdict].Add(new Entry(++_added, received, size));
            _kept++;
            _bytes += size;
            _names.Add(received);
            _traffic.Add(received.ReceivedAt, received.Verdict);
            _warned += received.Warnings.Count > 0 ? 1 : 0;
            Forget();
            Change();
        }
    }

    /// <summary>Forgets all, and counts from zero.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            Array.ForEach(_shelves, shelf => shelf.Clear());
            _names.Clear();
            _traffic.Clear();
            (_forgotten, _warned, _kept, _bytes) = (0, 0, 0, 0);
            Change();
        }
    }

    /// <summary>What there is, and a task that completes when there is something else.</summary>
    public (EmulatorEvents Events, Task Changed) Read()
    {
        lock (_gate)
        {
            // Taken on demand: a burst of arrivals costs one copy for the reader, not one each.
            _snapshot ??= new EmulatorEvents(EventsOf(EventVerdict.Good), EventsOf(EventVerdict.Bad), EventsOf(EventVerdict.NotJudged), Count())
            {
                Dropped = EventsOf(EventVerdict.Dropped),
            };
            return (_snapshot, (_changed ??= NewSignal()).Task);
        }
    }

    /// <summary>How many there were and had warnings, and the newest one's number, without a copy of them, and a task that completes when there is another.</summary>
    public (EmulatorCounts Counts, long Warned, long Newest, Task Changed) ReadCounts()
    {
        lock (_gate)
        {
            return (Count(), _warned, _added, (_changed ??= NewSignal()).Task);
        }
    }

    /// <summary>How many there were of each name.</summary>
    public IReadOnlyList<NameTally> ReadNames()
    {
        lock (_gate)
        {
            return _names.Read();
        }
    }

    /// <summary>How many there were in each of the last seconds.</summary>
    public IReadOnlyList<TrafficSecond> ReadTraffic(DateTimeOffset now)
    {
        lock (_gate)
        {
            return _traffic.Read(now);
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

    private void Forget()
    {
        while (_kept > maxEvents)
        {
            ForgetOldestOf(_shelves.MaxBy(shelf => shelf.Entries.Count)!);
        }

        // The newest of each is kept whatever its size, which the largest body bounds.
        while (_bytes > maxBytes && _shelves.Where(shelf => shelf.Entries.Count > 1).MaxBy(shelf => shelf.Bytes) is { } largest)
        {
            ForgetOldestOf(largest);
        }
    }

    private void ForgetOldestOf(Shelf shelf)
    {
        _bytes -= shelf.RemoveOldest();
        _kept--;
        _forgotten++;
    }

    private ReceivedEvent[] EventsOf(EventVerdict verdict) => [.. _shelves[(int)verdict].Entries.Select(entry => entry.Event)];

    private EmulatorCounts Count() => new(Added(EventVerdict.Good), Added(EventVerdict.Bad), Added(EventVerdict.NotJudged), _forgotten)
    {
        Dropped = Added(EventVerdict.Dropped),
    };

    private long Added(EventVerdict verdict) => _shelves[(int)verdict].Added;

    private void Change()
    {
        _snapshot = null;

        _changed?.SetResult();
        _changed = null;
    }

    // The texts as they are in memory, and some for the objects around them.
    private static long SizeOf(ReceivedEvent received)
    {
        var size = 600L + received.Body.Length + SizeOf(received.Path) + SizeOf(received.EventName) + SizeOf(received.IdentifyId)
            + SizeOf(received.PropertyKey) + SizeOf(received.AccountId) + SizeOf(received.EventId);
        foreach (var problem in received.Problems)
        {
            size += 80 + SizeOf(problem.Path) + SizeOf(problem.Value) + SizeOf(problem.Message) + SizeOf(problem.Remedy);
        }

        foreach (var warning in received.Warnings)
        {
            size += SizeOf(warning);
        }

        foreach (var (name, value) in received.Headers)
        {
            size += 40 + SizeOf(value);
        }

        return size;
    }

    private static long SizeOf(string? text) => text is null ? 0 : 32 + (text.Length * sizeof(char));

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

        public long RemoveOldest()
        {
            var size = Entries.Dequeue().Size;
            Bytes -= size;
            return size;
        }

        public void Clear()
        {
            Entries.Clear();
            (Added, Bytes) = (0, 0);
        }
    }
}

/// <summary>Some of the requests that are kept.</summary>
/// <param name="Counts">How many there were of all.</param>
/// <param name="Events">Those of the page.</param>
/// <param name="Next">Where the next page begins; null where there is none.</param>
internal sealed record EventPage(EmulatorCounts Counts, IReadOnlyList<ReceivedEvent> Events, long? Next);
