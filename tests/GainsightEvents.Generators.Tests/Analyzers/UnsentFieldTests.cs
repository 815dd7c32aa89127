using GainsightEvents.CodeFixes;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class UnsentFieldTests
{
    private const string Types = "public record Line(int Count) { public string? Note; } public struct Point { public int X { get; set; } public int Y; } public class Page : System.Collections.Generic.List<int> { public int Total { get; set; } [JsonIgnore] public int Left => 1; public bool IsEmpty => true; }\n";

    [Theory]
    [InlineData("public int [|Pages|];", "Pages", "it is a field")]
    [InlineData("public readonly string [|Name|] = \"\";", "Name", "it is a field")]
    [InlineData("public required string [|Name|];", "Name", "it is a field")]
    [InlineData("[JsonInclude] internal int [|Pages|] { get; init; }", "Pages", "it cannot be read from outside in spite of [JsonInclude]")]
    [InlineData("[JsonInclude] private int [|_pages|] = 1;", "_pages", "it cannot be read from outside in spite of [JsonInclude]")]
    [InlineData("[JsonInclude] public int [|Pages|] { private get; init; }", "Pages", "it cannot be read from outside in spite of [JsonInclude]")]
    [InlineData("public Line? [|Line|] { get; init; }", "Line.Note", "it is a field")]
    [InlineData("public System.Collections.Generic.List<Point>? [|Points|] { get; init; }", "Points[].Y", "it is a field")]
    public Task What_looks_as_if_it_were_sent_is_reported(string member, string path, string reason) => Rule()
        .In(Types + $"[GainsightEvent(\"Exported\")] public partial record Exported([IdentifyId] string UserId) {{ {member} }}")
        .Reports($"'{path}' of event 'Exported' is not sent, for {reason}; declare it as a public property, or mark it [JsonIgnore]");

    [Theory]
    [InlineData("Page? [|Page|]", "Page.Total")]
    [InlineData("System.Collections.Generic.Dictionary<string, Page> [|Pages|]", "Pages[].Total")]
    public Task What_a_collection_has_beside_its_elements_is_reported(string parameter, string path) => Rule()
        .In(Types + $"[NxtEvent(\"exported\")] public partial record Exported({parameter});")
        .Reports($"'{path}' of event 'Exported' is not sent, for a collection is sent as its elements; declare a type that has it beside the collection, or mark it [JsonIgnore]");

    [Fact]
    public Task An_inherited_one_is_reported_at_the_event_and_left_to_its_author() => Rule()
        .In("public record Base { public int Pages; } [NxtEvent(\"exported\")] public partial record [|Exported|] : Base;")
        .Offers();

    [Theory]
    [InlineData("private int _pages; internal int Count; protected int Sum; public const int Most = 1; public static int All;")]
    [InlineData("[JsonIgnore] public int Pages; [JsonIgnore] public Line? Line { get; init; }")]
    [InlineData("[JsonInclude] public int Pages { get; private set; } internal int Hidden { get; set; }")]
    [InlineData("public event EventHandler? Done;")]
    public Task What_nobody_would_take_for_sent_shows_nothing(string members) => Rule()
        .In(Types + $"[GainsightEvent(\"Exported\")] public partial record Exported([IdentifyId] string UserId) {{ {members} }}")
        .ReportsNothing();

    [Fact]
    public Task A_field_becomes_a_property() => Rule().In("""
        [GainsightEvent("Exported")]
        public partial class Exported
        {
            /// <summary>How many.</summary>
            public int [|Pages|]; // at most 9
            [Obsolete]
            public readonly string [|Name|] = "";
            public required string? [|Title|] = null;
        }
        """).BecomesBy(UnsentFieldCodeFix.MakeProperty, """
        [GainsightEvent("Exported")]
        public partial class Exported
        {
            /// <summary>How many.</summary>
            public int Pages { get; set; } // at most 9
            [Obsolete]
            public string Name { get; } = "";
            public required string? Title { get; set; } = null;
        }
        """);

    [Theory]
    [InlineData("public int [|A|], [|B|];")]
    [InlineData("public int [|A|]; public ref int Ref() => ref A;")]
    [InlineData("[JsonInclude] internal int [|A|];")]
    public Task What_would_not_compile_or_was_meant_to_be_hidden_is_left_to_its_author(string members) => Rule()
        .In($"[GainsightEvent(\"Exported\")] public partial class Exported {{ {members} }}")
        .Offers();

    private static AnalysisTest Rule() => AnalysisTest.Of<UnsentFieldAnalyzer>();
}
