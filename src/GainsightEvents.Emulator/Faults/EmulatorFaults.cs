using GainsightEvents.Emulator.Http;

namespace GainsightEvents.Emulator;

/// <summary>The faults of an emulator. The first one, in the order they were added, that meets a request answers it.</summary>
public sealed class EmulatorFaults
{
    private readonly object _gate = new();
    private readonly List<Entry> _entries = [];

    internal EmulatorFaults()
    {
    }

    /// <summary>Adds a fault. It holds from the next request on.</summary>
    /// <param name="fault">The fault.</param>
    public void Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_gate)
        {
            _entries.Add(new Entry(fault));
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

    private sealed class Entry(Fault fault)
    {
        private long _matched;

        public Fault Fault { get; } = fault;

        public bool Meets(FaultRequest request)
        {
            if (!Fault.When(request))
            {
                return false;
            }

            var turn = _matched++ - Fault.Skip;
            return turn >= 0 && (Fault.Times is not { } times || turn < times);
        }
    }
}
