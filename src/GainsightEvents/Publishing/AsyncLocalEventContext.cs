namespace GainsightEvents.Publishing;

/// <summary>
/// Holds the actor in the asynchronous flow: what is identified in a request is seen by everything the request awaits. Outside of any scope
/// a delegate is asked, where there is one.
/// </summary>
internal sealed class AsyncLocalEventContext(Func<EventContextValues?>? otherwise = null) : IEventContext
{
    private readonly AsyncLocal<EventContextValues?> _current = new();

    public EventContextValues? Current => _current.Value ?? otherwise?.Invoke();

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
