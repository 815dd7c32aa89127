using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

// What counts as such is the parser's to test; here it is where the rule says so.
public sealed class UnmeetableConstraintTests
{
    [Theory]
    [InlineData("[[|Range(3, 1)|]] public int M { get; init; }", "its range 3 to 1 holds no value")]
    [InlineData("[AllowedValues(1), [|StringLength(3)|]] public int M { get; init; }", "a length is for text and collections, not for 'int'")]
    [InlineData("[property: [|AllowedValues(1)|]] public long M { get; init; }", "none of its values is of the member's type 'long'")]
    [InlineData("[[|AllowedValues(null!)|]] public int? M { get; init; }", "none of its values is of the member's type 'int'")]
    [InlineData("[[|RegularExpression(\"(\")|]] public string? M { get; init; }", "its pattern '(' is no regular expression")]
    public Task The_attribute_is_reported_with_the_reason(string member, string reason) => ConstantPlaces
        .In<UnmeetableConstraintAnalyzer>(member, "")
        .AllowingCompilerErrors("CS0657")
        .Reports($"No value of 'M' can be published with event 'Opened': {reason}; correct the attribute");

    [Theory]
    [InlineData("[Range(1, 3)] public int M { get; init; }")]
    [InlineData("[Range(3, 1), JsonIgnore] public int M { get; init; }")]
    [InlineData("[AllowedValues((object?)null)] public int? M { get; init; }")]
    [InlineData("[Range(typeof(DateOnly), \"2024-01-01\", \"2024-12-31\")] public DateOnly M { get; init; }")]
    [InlineData("[MaxLength] public string? M { get; init; }")]
    [InlineData("[MaxLength(1)] public int[]? M { get; init; }")]
    [InlineData("[Range(typeof(Plan), \"free\", \"7\")] public Plan M { get; init; }")]
    [InlineData("[Range(typeof(DayOfWeek), \"Monday\", \"Monday, Friday\")] public DayOfWeek M { get; init; }")]
    public Task What_can_be_met_shows_nothing(string member) => ConstantPlaces.In<UnmeetableConstraintAnalyzer>(member, "").ReportsNothing();

    [Fact]
    public Task An_attribute_in_a_nested_type_is_reported_once_however_many_events_hold_it() => AnalysisTest.Of<UnmeetableConstraintAnalyzer>().In("""
        using System.ComponentModel.DataAnnotations;
        public record Line { [[|Range(3, 1)|]] public int Size { get; init; } }
        public record Elsewhere { [Range(3, 1)] public int Size { get; init; } }
        [GainsightEvent("Opened")] public partial record Opened([property: IdentifyId] string UserId, Line[] Lines);
        [GainsightEvent("Closed")] public partial record Closed([property: IdentifyId] string UserId, Line? Line);
        """).Reports("No value of 'Line.Size' can be published with event 'Closed': its range 3 to 1 holds no value; correct the attribute");

    [Fact]
    public Task An_inherited_attribute_is_reported_where_it_stands_and_at_the_event_where_that_is_elsewhere() => AnalysisTest.Of<UnmeetableConstraintAnalyzer>()
        .WithReferences(
        [
            .. AnalysisReferences.Current,
            AnalysisReferences.Compile(
                "public record Far { [System.ComponentModel.DataAnnotations.Range(3, 1)] public int M { get; init; } }", AnalysisReferences.Current),
        ])
        .In("""
            using System.ComponentModel.DataAnnotations;
            public record Near { [[|MinLength(-1)|]] public string? M { get; init; } }
            [GainsightEvent("Opened")] public partial record Opened : Near;
            [GainsightEvent("Closed")] public partial record [|Closed|] : Far;
            """)
        .ReportsAnything();
}
