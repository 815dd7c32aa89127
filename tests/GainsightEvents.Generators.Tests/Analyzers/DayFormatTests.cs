using GainsightEvents.CodeFixes;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class DayFormatTests
{
    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("2026-11-31")]
    [InlineData("2026-1-1")]
    [InlineData("27.11.2026")]
    [InlineData(" 2026-11-27")]
    [InlineData("2026-11-27T00:00:00Z")]
    public Task An_ExpiresOn_that_is_no_day_is_reported_at_the_argument(string day) => Rule()
        .In($"[GainsightEvent(\"Exported\", ExpiresOn = [|\"{day}\"|])] public partial record Exported;")
        .Reports($"The ExpiresOn '{day}' of event 'Exported' is ignored, because it is not a day; write year, month and day, such as 2026-11-27");

    [Fact]
    public Task One_of_NXT_is_reported_too() => Rule()
        .In("[GainsightEvent(\"Exported\", ExpiresOn = \"2026-11-27\"), NxtEvent(\"exported\", ExpiresOn = [|\"never\"|])] public partial record Exported;")
        .ReportsAnything();

    [Theory]
    [InlineData("ExpiresOn = \"2028-02-29\"")]
    [InlineData("ExpiresOn = \"0001-01-01\"")]
    [InlineData("ExpiresOn = null")]
    [InlineData("Product = \"soon\"")]
    public Task A_day_and_none_show_nothing(string argument) => Rule()
        .In($"[GainsightEvent(\"Exported\", {argument})] public partial record Exported;")
        .ReportsNothing();

    [Theory]
    [InlineData("today")]
    [InlineData("27.11.2026")]
    [InlineData("2026-11-27T10:00:00Z")]
    public Task A_GainsightToday_that_is_no_day_is_reported_once_at_the_first_event_that_expires(string today) => Rule()
        .WithMSBuildProperty("GainsightToday", today)
        .In("""
            [GainsightEvent("0")] public partial record Endless;
            [[|NxtEvent|]("1", ExpiresOn = "2026-11-27")] public partial record First;
            [GainsightEvent("2", ExpiresOn = "2026-11-27")] public partial record Second;
            """)
        .Reports($"The value '{today}' of the MSBuild property GainsightToday is ignored, because it is not a day; write year, month and day, such as 2026-11-27");

    [Theory]
    [InlineData("2026-11-27", "ExpiresOn = \"2026-12-01\"")]
    [InlineData(" 2026-11-27 ", "ExpiresOn = \"2026-12-01\"")]
    [InlineData("", "ExpiresOn = \"2026-12-01\"")]
    [InlineData("today", "Product = \"p\"")]
    public Task A_day_and_one_that_no_event_asks_for_show_nothing(string today, string argument) => Rule()
        .WithMSBuildProperty("GainsightToday", today)
        .In($"[GainsightEvent(\"Exported\", {argument})] public partial record Exported;")
        .ReportsNothing();

    [Theory]
    [InlineData("2026-1-1", "2026-01-01")]
    [InlineData("27.11.2026", "2026-11-27")]
    [InlineData(" 2026-11-27\\n", "2026-11-27")]
    [InlineData("2026-11-27T00:00:00Z", "2026-11-27")]
    public Task The_fix_writes_the_day_in_its_form(string day, string repaired) => Rule()
        .In($"[GainsightEvent(\"Exported\", ExpiresOn = [|\"{day}\"|] /* day */), NxtEvent(\"exported\", ExpiresOn = [|\"{day}\"|])] public partial record Exported;")
        .BecomesBy(
            DayFormatCodeFix.WriteDay,
            $"[GainsightEvent(\"Exported\", ExpiresOn = \"{repaired}\" /* day */), NxtEvent(\"exported\", ExpiresOn = \"{repaired}\")] public partial record Exported;");

    [Theory]
    [InlineData("[|\"3/4/2026\"|]")]
    [InlineData("[|\"soon\"|]")]
    [InlineData("[|Days.Last|]")]
    public Task Without_a_day_that_is_read_in_one_way_there_is_no_fix(string day) => Rule()
        .In($"[GainsightEvent(\"Exported\", ExpiresOn = {day})] public partial record Exported; static class Days {{ public const string Last = \"2026.11.27\"; }}")
        .Offers();

    [Fact]
    public Task What_stands_in_the_project_file_has_no_fix() => Rule()
        .WithMSBuildProperty("GainsightToday", "27.11.2026")
        .In("[[|GainsightEvent|](\"1\", ExpiresOn = \"2026-11-27\")] public partial record First;")
        .Offers();

    private static AnalysisTest Rule() => AnalysisTest.Of<DayFormatAnalyzer>();
}
