using GainsightEvents.Emulator.Http;

namespace GainsightEvents.Emulator;

/// <summary>The faults of an emulator. The first one, in the order they were added, that meets a request answers it.</summary>
public sealed class EmulatorFaults
{
    // Who adds them without an end, by the page or the API, does not fill the memory.
    internal const int MostFaults = 100;

    private readonly object _gate = new();
    private readonly List<Entry> _entries = [];
    private int _added;

    internal EmulatorFaults()
    {
    }

    /// <summary>Adds a fault. It holds from the next request on.</summary>
    /// <param name="fault">The fault.</param>
    /// <exception cref="ArgumentException">Its share is not above 0 and up to 1.</exception>
    public void Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (fault.Share is not (> 0 and <= 1))
        {
            throw new ArgumentException($"Fault.Share is {fault.Share}; it must be above 0 and up to 1.", nameof(fault));
        }

        lock (_gate)
        {
            _entries.Add(new Entry(++_added, fault));
        }
    }

    /// <summary>Adds a fault for a number of requests, or all of them.</summary>
    /// <param name="response">What it does.</param>
    /// <param name="when">Which requests it is for.</param>
    /// <param name="times">How many of them; <see langword="null"/> for all.</param>
    public void Add(FaultResponse response, Func<FaultRequest, bool>? when = null, int? times = null)
    {
        var fault = new Fault(response) { Times = times };
        Add(when is null ? fault : fault with { When = when });
    }

    /// <summary>Removes all faults.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
        }
    }

    /// <summary>Removes one.</summary>
    /// <returns>Whether there was one of that number.</returns>
    internal bool Remove(int number)
    {
        lock (_gate)
        {
            return _entries.RemoveAll(entry => entry.Number == number) > 0;
        }
    }

    internal IReadOnlyList<AddedFault> Read()
    {
        lock (_gate)
        {
            return [.. _entries.Select(entry => new AddedFault(entry.Number, entry.Fault, entry.Met))];
        }
    }

    internal FaultResponse? Meet(ApiRequest request)
    {
        lock (_gate)
        {
            if (_entries.Count == 0)
            {
                return null;
            }

            var seen = FaultRequest.Of(request);
            return _entries.FirstOrDefault(entry => entry.Meets(seen))?.Fault.Response;
        }
    }

    private sealed class Entry(int number, Fault fault)
    {
        private long _matched;

        public int Number => number;

        public Fault Fault => fault;

        public long Met { get; private set; }

        public bool Meets(FaultRequest request)
        {
            if ((fault.Target ?? request.Target) != request.Target
                || (fault.EventName ?? request.EventName) != request.EventName
                || !fault.When(request))
            {
                return false;
            }

            var turn = _matched++ - fault.Skip;
            if (turn < 0 || Met >= fault.Times || !IsItsTurn(turn))
            {
                return false;
            }

            Met++;
            return true;
        }

        // The first of every four for a quarter, and so on: each time the whole part of turn × share moves on.
        private bool IsItsTurn(long turn) => turn == 0 || Math.Ceiling((turn + 1) * fault.Share) > Math.Ceiling(turn * fault.Share);
    }
}

/// <summary>A fault as it stands.</summary>
/// <param name="Number">The how-manyth it is.</param>
/// <param name="Fault">The fault.</param>
/// <param name="Met">How many requests it has met.</param>
internal sealed record AddedFault(int Number, Fault Fault, long Met)
{
    /// <summary>Whether it meets no more.</summary>
    public bool IsOver => Met >= Fault.Times;
}
