using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class NxtHeaderValueTests
{
    [Fact]
    public Task What_a_header_cannot_carry_is_reported_by_code_point() => Rule().In("""
        [NxtEvent([|"order\nshipped"|], Version = [|"v\u00fc"|], Topic = [|"\ud83d\udce6"|])]
        public partial record Shipped;
        """).Reports(
        "The name of NXT event 'Shipped' holds U+000A, which the HTTP header 'eventName' cannot carry; write it in visible ASCII characters and spaces",
        "The version of NXT event 'Shipped' holds U+00FC, which the HTTP header 'eventVersion' cannot carry; write it in visible ASCII characters and spaces",
        "The topic of NXT event 'Shipped' holds U+1F4E6, which the HTTP header 'topicName' cannot carry; write it in visible ASCII characters and spaces");

    [Theory]
    [InlineData("\\ud83d", "U+D83D")]
    [InlineData("a\\u007f", "U+007F")]
    [InlineData("a\\tb", "U+0009")]
    public async Task Half_a_pair_and_control_characters_are_named_too(string name, string codePoint)
    {
        var diagnostics = await Rule().In($"[NxtEvent([|\"{name}\"|])] public partial record Shipped;").ReportsAnything();

        Assert.Contains(codePoint, diagnostics[0].GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[NxtEvent(\"Order shipped ~!\", Version = \"1.0.0\", Topic = \"orders\")]")]
    [InlineData("[NxtEvent(\"\")]")]
    [InlineData("[NxtEvent(\"\\t\", Version = null)]")]
    [InlineData("[GainsightEvent(\"Bestellung geprüft\")]")]
    public Task Visible_ASCII_and_names_that_are_no_headers_show_nothing(string attribute) => Rule()
        .In(attribute + " public partial record Shipped;")
        .ReportsNothing();

    private static AnalysisTest Rule() => AnalysisTest.Of<NxtHeaderValueAnalyzer>();
}
