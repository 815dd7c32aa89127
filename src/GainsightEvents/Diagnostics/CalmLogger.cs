using Microsoft.Extensions.Logging;

namespace GainsightEvents.Diagnostics;

/// <summary>
/// A logger that no outage can flood: of each log event so many lines a minute are written. Those beyond are counted, and told as one when
/// the minute is over.
/// </summary>
/// <param name="inner">Takes the lines.</param>
/// <param name="time">The clock.</param>
internal sealed partial class CalmLogger(ILogger inner, TimeProvider time) : ILogger
{
    /// <summary>Lines of one log event that are written in a minute. A person reads no more.</summary>
    public const int MostLines = 100;

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private readonly Dictionary<int, Lines> _byId = [];

    // What the generator of log methods takes.
    private readonly ILogger _logger = inner;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => _logger.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var now = time.GetTimestamp();
        var leftOut = 0;
        lock (_byId)
        {
            if (!_byId.TryGetValue(eventId.Id, out var lines) || time.GetElapsedTime(lines.Since, now) >= Period)
            {
                leftOut = lines.LeftOut;
                lines = new Lines(eventId.Name, now, 0, 0);
            }

            _byId[eventId.Id] = lines.Written < MostLines ? lines with { Written = lines.Written + 1 } : lines with { LeftOut = lines.LeftOut + 1 };
            if (lines.Written >= MostLines)
            {
                return;
            }
        }

        TellLeftOut(leftOut, eventId.Name);
        _logger.Log(logLevel, eventId, state, exception, formatter);
    }

    /// <summary>Tells at once what was left out so far: nothing follows.</summary>
    public void End()
    {
        Lines[] told;
        lock (_byId)
        {
            told = [.. _byId.Values];
            _byId.Clear();
        }

        foreach (var lines in told)
        {
            TellLeftOut(lines.LeftOut, lines.Name);
        }
    }

    private void TellLeftOut(int count, string? name)
    {
        if (count > 0)
        {
            LinesLeftOut(count, name);
        }
    }

    [LoggerMessage(LogIds.LinesLeftOut, LogLevel.Warning, "{Count} further lines of {Name} were left out, for there were too many in a minute. The metrics count all")]
    private partial void LinesLeftOut(int count, string? name);

    private readonly record struct Lines(string? Name, long Since, int Written, int LeftOut);
}
