using GainsightEvents.Diagnostics;
using GainsightEvents.Tests.Delivery;
using GainsightEvents.Tests.Time;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Tests.Diagnostics;

public sealed class CalmLoggerTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly RecordingLogger _inner = new();
    private readonly CalmLogger _logger;

    public CalmLoggerTests() => _logger = new CalmLogger(_inner, _clock);

    [Fact]
    public void A_flood_of_one_log_event_is_cut_off_and_holds_up_no_other()
    {
        Log(1, "often", 500);
        Log(2, "seldom", 1);

        Assert.Equal((CalmLogger.MostLines, 1, 0), (_inner.Count("often"), _inner.Count("seldom"), _inner.Count("LinesLeftOut")));
    }

    [Fact]
    public void What_was_left_out_is_told_as_one_when_the_minute_is_over()
    {
        Log(1, "often", 500);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Log(1, "often", 1);

        var (level, _, text) = Assert.Single(_inner.Lines, static line => line.Event == "LinesLeftOut");
        Assert.Equal(LogLevel.Warning, level);
        Assert.StartsWith("400 further lines of often were left out", text, StringComparison.Ordinal);
        Assert.Equal(CalmLogger.MostLines + 1, _inner.Count("often"));
    }

    [Fact]
    public void The_end_tells_what_is_still_untold_once()
    {
        Log(1, "often", 101);
        _logger.End();
        _logger.End();

        Assert.StartsWith("1 further lines of often ", Assert.Single(_inner.Lines, static line => line.Event == "LinesLeftOut").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_keeps_within_the_bound_is_written_minute_after_minute()
    {
        for (var minute = 0; minute < 5; minute++)
        {
            Log(1, "often", CalmLogger.MostLines);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        _logger.End();
        Assert.Equal((5 * CalmLogger.MostLines, 0), (_inner.Count("often"), _inner.Count("LinesLeftOut")));
    }

    private void Log(int id, string name, int times)
    {
        for (var i = 0; i < times; i++)
        {
            _logger.Log(LogLevel.Error, new EventId(id, name), i, null, static (state, _) => $"line {state}");
        }
    }
}
