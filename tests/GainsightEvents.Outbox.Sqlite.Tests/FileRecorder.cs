using Microsoft.Extensions.Logging;

namespace GainsightEvents.Outbox.Sqlite.Tests;

/// <summary>Keeps what a store logs of its file.</summary>
internal sealed class FileRecorder(List<string> logged) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        logged.Add(formatter(state, exception));
}
