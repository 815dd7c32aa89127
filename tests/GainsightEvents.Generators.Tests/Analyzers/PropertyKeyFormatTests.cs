using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class PropertyKeyFormatTests
{
    [Theory]
    [InlineData("\"Reporting\"")]
    [InlineData("\"AP-XXXX\"")]
    [InlineData("\"ap-XXXX-2\"")]
    [InlineData("\"AP-XXXX-2 \"")]
    [InlineData("\"AP-XXXX-2-\"")]
    [InlineData("Keys.Product")]
    [InlineData("propertyKey: \"b7c1f0de-4a58-4c55-9d6e-1f2a3b4c5d6e\"")]
    public Task A_key_of_another_shape_is_reported_at_the_argument(string argument)
    {
        var (label, key) = argument.Split(": ") is [var first, var second] ? (first + ": ", second) : ("", argument);
        return Rule()
            .In($"[assembly: PxProduct({label}[|{key}|], Name = \"Mobile\")] static class Keys {{ public const string Product = \"AP\"; }}")
            .Reports("This propertyKey does not look like one of Gainsight PX, such as AP-XXXXXXXXXX-2; take the product key from Administration > Products");
    }

    [Theory]
    [InlineData("\"AP-XXXXXXXXXX-2\"")]
    [InlineData("\"AP-XXXXXXXXXX-2-1\"")]
    [InlineData("\"AP-x-y-3\"")]
    [InlineData("\"\"")]
    [InlineData("FromConfiguration = true")]
    [InlineData("Name = \"Mobile\"")]
    public Task A_key_of_a_known_shape_or_none_shows_nothing(string argument) => Rule()
        .In($"[assembly: PxProduct({argument})] [assembly: System.Reflection.AssemblyTitle(\"Reporting\")]")
        .ReportsNothing();

    [Fact]
    public Task A_key_of_another_shape_in_the_project_file_is_reported_once_at_the_first_event_that_takes_it() => Rule()
        .WithMSBuildProperty("GainsightPropertyKey", "b7c1f0de-4a58-4c55-9d6e-1f2a3b4c5d6e")
        .In("""
            [NxtEvent("0")] public partial record Nxt;
            [GainsightEvent("0", Product = "Mobile")] public partial record Mobile;
            [[|GainsightEvent|]("1")] public partial record First;
            [GainsightEvent("2")] public partial record Second;
            """)
        .Reports(
            "The propertyKey in the MSBuild property GainsightPropertyKey does not look like one of Gainsight PX, such as AP-XXXXXXXXXX-2; take the product key from Administration > Products");

    [Theory]
    [InlineData("AP-XXXXXXXXXX-2", "[GainsightEvent(\"1\")] public partial record First;")]
    [InlineData(" AP-XXXXXXXXXX-2-1 ", "[GainsightEvent(\"1\")] public partial record First;")]
    [InlineData("", "[GainsightEvent(\"1\")] public partial record First;")]
    [InlineData("Reporting", "public partial record First;")]
    [InlineData("Reporting", "[NxtEvent(\"1\")] public partial record First;")]
    [InlineData("Reporting", "[assembly: PxProduct(\"AP-MOBILE-2\", Name = \"Mobile\")] [GainsightEvent(\"1\", Product = \"Mobile\")] public partial record First;")]
    [InlineData("Reporting", "[assembly: PxProduct(\"AP-XXXXXXXXXX-2\")] [GainsightEvent(\"1\")] public partial record First;")]
    [InlineData("Reporting", "[assembly: PxProduct(FromConfiguration = true)] [GainsightEvent(\"1\")] public partial record First;")]
    public Task A_key_in_the_project_file_that_is_right_or_that_no_event_takes_shows_nothing(string key, string source) => Rule()
        .WithMSBuildProperty("GainsightPropertyKey", key)
        .In(source)
        .ReportsNothing();

    private static AnalysisTest Rule() => AnalysisTest.Of<PropertyKeyFormatAnalyzer>();
}
