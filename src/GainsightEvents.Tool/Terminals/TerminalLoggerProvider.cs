using Microsoft.Extensions.Logging;

namespace GainsightEvents.Tool.Terminals;

/// <summary>What the library warns of, among the complaints.</summary>
internal sealed class TerminalLoggerProvider(Terminal terminal) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new TerminalLogger(terminal);

    public void Dispose()
    {
    }

    private sealed class TerminalLogger(Terminal terminal) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                terminal.Complain($"{(logLevel == LogLevel.Warning ? "Warning" : "Error")}: {formatter(state, exception)}");
            }
        }
    }
}
