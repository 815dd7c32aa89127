using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class DuplicateWireNameTests
{
    [Fact]
    public Task The_later_of_two_members_is_reported() => Rule().In("""
        [GainsightEvent("Exported")]
        public partial record Exported(string Format)
        {
            [JsonPropertyName("format")] public string? [|FileFormat|] { get; init; }
        }
        """).Reports(
        "Member 'FileFormat' of event 'Exported' has the JSON name 'format', which 'Format' already has, and Gainsight keeps only one of them; give it another with [JsonPropertyName]");

    [Theory]
    [InlineData("string Url, string [|URL|]")]
    [InlineData("int Count, [property: JsonPropertyName(\"COUNT\")] int [|Other|], [property: JsonPropertyName(\"Count\")] int [|Third|]")]
    [InlineData("Inner [|First|], Inner Second")]
    [InlineData("System.Collections.Generic.List<System.Collections.Generic.Dictionary<string, Inner>> [|Nested|]")]
    public Task Names_that_differ_by_case_only_are_reported_nested_ones_too(string members) => Rule().In($$"""
        public record Inner(int A, [property: JsonPropertyName("A")] int B);
        [GainsightEvent("Exported")] public partial record Exported({{members}});
        """).ReportsAnything();

    [Fact]
    public async Task A_nested_member_is_named_by_its_path()
    {
        var diagnostics = await Rule().In("""
            public record Inner(int A, [property: JsonPropertyName("a")] int B);
            [NxtEvent("exported")] public partial record Exported(Inner[] [|Items|]);
            """).ReportsAnything();

        Assert.StartsWith("Member 'Items[].B' of event 'Exported' has the JSON name 'a', which 'A' already has", diagnostics[0].GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public Task Inherited_members_are_reported_at_the_event() => Rule().In("""
        public record Base { public string? Name { get; init; } public string? NAME { get; init; } }
        [GainsightEvent("Exported")] public partial record [|Exported|] : Base;
        """).ReportsAnything();

    [Theory]
    [InlineData("NxtEvent(\"exported\")")]
    [InlineData("GainsightEvent(\"Exported\"), NxtEvent(\"exported\")")]
    public Task Marked_members_stand_beside_the_others_in_an_NXT_body(string attributes) => Rule().In($$"""
        [{{attributes}}]
        public partial record Exported
        {
            [AccountId] public string? AccountId { get; init; }
            [JsonPropertyName("accountId")] public string? [|Other|] { get; init; }
        }
        """).ReportsAnything();

    [Fact]
    public Task Marked_members_stand_apart_from_the_attributes_of_a_PX_event() => Rule().In("""
        [GainsightEvent("Exported")]
        public partial record Exported
        {
            [AccountId] public string? AccountId { get; init; }
            [JsonPropertyName("accountId")] public string? Other { get; init; }
        }
        """).ReportsNothing();

    [Fact]
    public Task What_is_left_out_collides_with_nothing() => Rule().In("""
        [GainsightEvent("Exported")]
        public partial record Exported(string Name, [property: JsonIgnore] string NAME, [property: JsonExtensionData] System.Collections.Generic.Dictionary<string, object> naMe);
        """).ReportsNothing();

    private static AnalysisTest Rule() => AnalysisTest.Of<DuplicateWireNameAnalyzer>();
}
