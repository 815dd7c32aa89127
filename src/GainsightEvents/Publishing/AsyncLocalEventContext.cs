namespace GainsightEvents.Publishing;

/// <summary>
/// Holds the actor in the asynchronous flow: what is identified in a request is seen by everything the request awaits. The innermost that
/// knows somebody counts: a scope of <see cref="Identify"/> always does, a request may not. Where none does, a delegate is asked, if there is one.
/// </summary>
internal sealed class AsyncLocalEventContext(Func<CurrentRequest?, EventContextValues?>? otherwise = null) : IEventContext
{
    // Who is asked may publish himself, by an interceptor of his database for example, and would be asked again, without end.
    [ThreadStatic]
    private static bool _isAsking;

    private readonly AsyncLocal<Scope?> _innermost = new();

    public EventContextValues? Current
    {
        get
        {
            var innermost = _innermost.Value;
            return innermost is null && otherwise is null ? null
                : innermost is { Values: { } known } ? known
                : Ask(innermost);
        }
    }

    public IDisposable Identify(EventContextValues values) =>
        Open(new Scope(this) { Values = values ?? throw new ArgumentNullException(nameof(values)) });

    /// <summary>Lets a request say who acts in the current flow, until the returned scope is disposed of.</summary>
    public IDisposable Enter(CurrentRequest request) => Open(new Scope(this) { Request = request });

    private EventContextValues? Ask(Scope? innermost)
    {
        if (_isAsking)
        {
            return null;
        }

        _isAsking = true;
        try
        {
            CurrentRequest? request = null;
            for (var scope = innermost; scope is not null; scope = scope.Outer)
            {
                if ((scope.Values ?? scope.Request?.Actor) is { } known)
                {
                    return known;
                }

                request ??= scope.Request;
            }

            return otherwise?.Invoke(request);
        }
        finally
        {
            _isAsking = false;
        }
    }

    private Scope Open(Scope scope) => _innermost.Value = scope;

    private sealed class Scope(AsyncLocalEventContext context) : IDisposable
    {
        public EventContextValues? Values { get; init; }

        public CurrentRequest? Request { get; init; }

        public Scope? Outer { get; } = context._innermost.Value;

        public void Dispose() => context._innermost.Value = Outer;
    }
}
