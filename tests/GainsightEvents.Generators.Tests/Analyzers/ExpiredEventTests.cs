using System.Globalization;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class ExpiredEventTests
{
    [Theory]
    [InlineData("2026-11-26")]
    [InlineData("0001-01-01")]
    public Task After_its_last_day_an_event_is_reported_at_the_argument(string day) => Rule("2026-11-27")
        .In($"[GainsightEvent(\"Exported\", ExpiresOn = [|\"{day}\"|])] public partial record Exported;")
        .Reports($"Event 'Exported' has expired, for its last day was {day}; remove it and what publishes it, or set a later ExpiresOn");

    [Theory]
    [InlineData("2026-11-27")]
    [InlineData("2026-11-28")]
    [InlineData("26.11.2026")]
    public Task On_its_last_day_and_before_nothing_is_shown(string day) => Rule("2026-11-27")
        .In($"[GainsightEvent(\"Exported\", ExpiresOn = \"{day}\")] public partial record Exported;")
        .ReportsNothing();

    [Fact]
    public Task Each_target_has_its_own_day() => Rule("2026-11-27")
        .In("[GainsightEvent(\"Exported\"), NxtEvent(\"exported\", ExpiresOn = [|\"2026-11-01\"|])] public partial record Exported;")
        .ReportsAnything();

    [Theory]
    [InlineData(-2, true)]
    [InlineData(2, false)]
    public async Task Without_the_property_the_machines_date_counts(int days, bool isOver)
    {
        var day = DateTime.UtcNow.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var argument = isOver ? $"[|\"{day}\"|]" : $"\"{day}\"";

        await AnalysisTest.Of<ExpiredEventAnalyzer>().In($"[GainsightEvent(\"Exported\", ExpiresOn = {argument})] public partial record Exported;").ReportsAnything();
    }

    private static AnalysisTest Rule(string today) => AnalysisTest.Of<ExpiredEventAnalyzer>().WithMSBuildProperty("GainsightToday", today);
}
