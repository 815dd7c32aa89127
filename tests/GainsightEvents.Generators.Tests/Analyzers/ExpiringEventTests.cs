using System.Globalization;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class ExpiringEventTests
{
    [Theory]
    [InlineData("2026-11-27", "today")]
    [InlineData("2026-11-28", "tomorrow")]
    [InlineData("2026-12-25", "in 28 days")]
    [InlineData("2026-12-27", "in 30 days")]
    public Task From_30_days_before_an_event_is_reported_at_the_argument(string day, string when) => Rule("2026-11-27")
        .In($"[GainsightEvent(\"Exported\", ExpiresOn = [|\"{day}\"|])] public partial record Exported;")
        .Reports($"Event 'Exported' has its last day on {day}, which is {when}; remove it and what publishes it by then, or set a later ExpiresOn");

    [Theory]
    [InlineData("2026-12-28")]
    [InlineData("9999-12-31")]
    [InlineData("2026-11-26")]
    [InlineData("28.11.2026")]
    public Task Earlier_and_later_nothing_is_shown(string day) => Rule("2026-11-27")
        .In($"[GainsightEvent(\"Exported\", ExpiresOn = \"{day}\")] public partial record Exported;")
        .ReportsNothing();

    [Fact]
    public Task Each_target_has_its_own_day() => Rule("2028-02-01")
        .In("""
            public static class Days { public const string Last = "2028-03-01"; }
            [GainsightEvent("Exported", ExpiresOn = "2030-01-01"), NxtEvent("exported", ExpiresOn = [|Days.Last|])] public partial record Exported;
            [GainsightEvent("Endless")] public partial record Endless;
            """)
        .Reports("Event 'Exported' has its last day on 2028-03-01, which is in 29 days; remove it and what publishes it by then, or set a later ExpiresOn");

    /// <summary>Ten days from now, by the machine that runs the test: true at any hour, midnight in between included.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("today")]
    public async Task Without_the_property_or_with_one_that_is_no_day_the_machines_date_counts(string? today)
    {
        var test = AnalysisTest.Of<ExpiringEventAnalyzer>();
        test = today is null ? test : test.WithMSBuildProperty("GainsightToday", today);
        var day = DateTime.UtcNow.AddDays(10).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        await test.In($"[GainsightEvent(\"Exported\", ExpiresOn = [|\"{day}\"|])] public partial record Exported;").ReportsAnything();
    }

    private static AnalysisTest Rule(string today) => AnalysisTest.Of<ExpiringEventAnalyzer>().WithMSBuildProperty("GainsightToday", today);
}
