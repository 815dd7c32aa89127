using System.Collections.Concurrent;

namespace GainsightEvents.Model;

/// <summary>
/// The descriptors of events that get their names when they are published, kept so that publishing one again allocates none. The cache is
/// cleared at 2,000 names, as many as Gainsight PX takes, so that names made of ids cannot exhaust the memory.
/// </summary>
internal sealed class DynamicDescriptors<TName>(Func<TName, EventDescriptor> describe)
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
