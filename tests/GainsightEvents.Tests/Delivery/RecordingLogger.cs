using System.Collections.Concurrent;
using GainsightEvents.Delivery;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Tests.Delivery;

internal sealed class RecordingLogger : RecordingLogger<Dispatcher>;

internal class RecordingLogger<TCategory> : ILogger<TCategory>
{
    public ConcurrentQueue<(LogLevel Level, string Event, string Text)> Lines { get; } = new();

    public int Count(string name) => Lines.Count(line => line.Event == name);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue((logLevel, eventId.Name!, $"{formatter(state, exception)} {exception?.Message}"));
}
