using Microsoft.Extensions.Logging;

namespace GainsightEvents.Diagnostics;

/// <summary>
/// A logger of the application for loops that must go on: what it throws is dropped, and one that blocks holds up its own lines only.
/// </summary>
internal sealed class QueuedLogger(ILogger inner) : ILogger
{
    // A logger that falls so far behind is stuck.
    private const int MaxWaiting = 1000;

    private readonly GuardedLogger _inner = new(inner);
    private readonly SerialQueue<Action> _lines = new(static write => write(), MaxWaiting);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => _inner.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.TryAdd(() => _inner.Log(logLevel, eventId, state, exception, formatter));

    /// <summary>Waits until all lines so far are written.</summary>
    /// <returns>Whether they were, in that time.</returns>
    public Task<bool> DrainAsync(TimeSpan timeout, TimeProvider time) => _lines.DrainAsync(timeout, time);
}
