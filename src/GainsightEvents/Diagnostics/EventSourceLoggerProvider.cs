using System.Diagnostics.Tracing;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Diagnostics;

/// <summary>
/// Where a program without a host and without a logger is told what goes wrong: the event source <c>GainsightEvents</c>, which
/// <c>dotnet-trace</c> and an <see cref="EventListener"/> read. Warnings and errors, as the log has them.
/// </summary>
internal sealed class EventSourceLoggerProvider : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel is LogLevel.Warning or LogLevel.Error or LogLevel.Critical && Source.Log.IsEnabled();

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        var message = formatter(state, exception);
        var told = exception is null ? message : $"{message} {exception}";
        if (logLevel == LogLevel.Warning)
        {
            Source.Log.Warning(told);
        }
        else
        {
            Source.Log.Error(told);
        }
    }

    public void Dispose()
    {
    }

    [EventSource(Name = "GainsightEvents")]
    private sealed class Source : EventSource
    {
        public static readonly Source Log = new();

        [Event(1, Level = EventLevel.Warning, Message = "{0}")]
        public void Warning(string message) => WriteEvent(1, message);

        [Event(2, Level = EventLevel.Error, Message = "{0}")]
        public void Error(string message) => WriteEvent(2, message);
    }
}
