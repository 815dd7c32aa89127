using System.Collections.Concurrent;

namespace GainsightEvents;

/// <summary>
/// The descriptors of events that are named when they are published, so that publishing one again allocates none. No more are kept than
/// Gainsight PX takes names (2,000), lest names made of ids fill the memory: then all are let go, and those still in use are soon kept again.
/// </summary>
internal sealed class NamedLate<TName>(Func<TName, EventDescriptor> describe)
    where TName : notnull
{
    private const int MaxKept = 2000;

    private readonly ConcurrentDictionary<TName, EventDescriptor> _kept = new();

    public EventDescriptor Find(TName name) =>
        _kept.TryGetValue(name, out var found) ? found : Keep(name);

    private EventDescriptor Keep(TName name)
    {
        if (_kept.Count >= MaxKept)
        {
            _kept.Clear();
        }

        return _kept.GetOrAdd(name, describe);
    }
}
