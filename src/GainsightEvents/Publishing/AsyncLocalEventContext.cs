namespace GainsightEvents;

/// <summary>Holds the actor in the asynchronous flow: what is identified in a request is seen by everything the request awaits.</summary>
internal sealed class AsyncLocalEventContext : IEventContext
{
    private readonly AsyncLocal<EventContextValues?> _current = new();

    public EventContextValues? Current => _current.Value;

    public IDisposable Identify(EventContextValues values)
    {
        var outer = _current.Value;
        _current.Value = values ?? throw new ArgumentNullException(nameof(values));
        return new Scope(this, outer);
    }

    private sealed class Scope(AsyncLocalEventContext context, EventContextValues? outer) : IDisposable
    {
        public void Dispose() => context._current.Value = outer;
    }
}
