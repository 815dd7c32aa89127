using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class MaxAgeFormatTests
{
    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("7d")]
    [InlineData("24:00:00")]
    [InlineData("00:00:00")]
    [InlineData("-00:00:01")]
    [InlineData("3650.00:00:00.0000001")]
    [InlineData("10675199.02:48:05.4775807")]
    public Task What_is_not_a_time_is_reported_at_the_argument(string maxAge) => Rule()
        .In($"[GainsightEvent(\"Exported\", MaxAge = [|\"{maxAge}\"|])] public partial record Exported;")
        .Reports(
            $"The MaxAge '{maxAge}' of event 'Exported' is ignored, because it is not a time over zero and up to 3650 days; write days, hours, minutes and seconds, such as \"7.00:00:00\" or \"00:30:00\"");

    [Fact]
    public Task One_of_NXT_is_reported_too() => Rule()
        .In("[GainsightEvent(\"Exported\", MaxAge = \"1\"), NxtEvent(\"exported\", MaxAge = [|\"1 day\"|])] public partial record Exported;")
        .ReportsAnything();

    [Theory]
    [InlineData("MaxAge = \"7\"")]
    [InlineData("MaxAge = \"00:00:00.5\"")]
    [InlineData("MaxAge = \"3650.00:00:00\"")]
    [InlineData("MaxAge = null")]
    [InlineData("Product = \"soon\"")]
    public Task A_time_and_none_show_nothing(string argument) => Rule()
        .In($"[GainsightEvent(\"Exported\", {argument})] public partial record Exported;")
        .ReportsNothing();

    private static AnalysisTest Rule() => AnalysisTest.Of<MaxAgeFormatAnalyzer>();
}
