using GainsightEvents.CodeFixes;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class UnsetEventDateTests
{
    [Theory]
    [InlineData("record Exported { [EventDate] public DateTimeOffset [|At|] { get; init; } }")]
    [InlineData("class Exported { [EventDate] public DateTime [|At|] { get; set; } = default; }")]
    [InlineData("struct Exported { [EventDate] public DateTimeOffset [|At|] { get; set; } }")]
    [InlineData("record Exported([EventDate] DateTimeOffset [|At|] = default);")]
    [InlineData("record Exported(string Name) { [EventDate] public DateTimeOffset [|At|] { get; init; } }")]
    [InlineData("class Exported { public Exported(string name) => Name = name; public string Name { get; } [EventDate] public DateTimeOffset [|At|] { get; set; } }")]
    public Task A_date_that_may_stay_the_year_1_is_reported(string declaration) => Rule().In($"[GainsightEvent(\"Exported\")] public partial {declaration}")
        .Reports("Member 'At' of event 'Exported' is the year 1 where nobody sets it, and the time of Publish is taken only for null; declare it nullable or required");

    [Fact]
    public Task An_inherited_one_is_reported_at_the_event_and_left_to_its_author() => Rule().In("""
        public record Base { [EventDate] public DateTimeOffset At { get; init; } }
        [GainsightEvent("Exported")] public partial record [|Exported|] : Base;
        """).Offers();

    [Theory]
    [InlineData("record Exported { [EventDate] public DateTimeOffset? At { get; init; } }")]
    [InlineData("record Exported { [EventDate] public required DateTimeOffset At { get; init; } }")]
    [InlineData("record Exported { [EventDate] public DateTimeOffset At { get; init; } = DateTimeOffset.UtcNow; }")]
    [InlineData("record Exported { [EventDate] public DateTimeOffset At => DateTimeOffset.UtcNow; }")]
    [InlineData("class Exported { public Exported() => At = DateTimeOffset.UtcNow; [EventDate] public DateTimeOffset At { get; set; } }")]
    [InlineData("class Exported { public Exported(DateTimeOffset at) { At = at; } [EventDate] public DateTimeOffset At { get; } }")]
    [InlineData("record Exported([EventDate] DateTimeOffset At);")]
    [InlineData("record Exported([EventDate] DateTimeOffset? At = null);")]
    [InlineData("record Exported { [EventDate] public string At { get; init; } = \"\"; public DateTimeOffset Due { get; init; } }")]
    public Task A_date_that_is_set_or_may_be_null_shows_nothing(string declaration) => Rule()
        .In($"[GainsightEvent(\"Exported\")] public partial {declaration}")
        .ReportsNothing();

    [Fact]
    public Task On_an_event_of_NXT_alone_it_is_an_attribute() => Rule()
        .In("[NxtEvent(\"exported\")] public partial record Exported { [EventDate] public DateTimeOffset At { get; init; } }")
        .ReportsNothing();

    [Fact]
    public Task It_becomes_nullable() => Rule().In("""
        [GainsightEvent("Exported")]
        public partial record Exported([EventDate] DateTimeOffset [|At|] = default);

        [GainsightEvent("Opened")]
        public partial record Opened
        {
            /// <summary>When.</summary>
            [EventDate] public DateTimeOffset [|At|] { get; init; } // unset
        }
        """).BecomesBy(UnsetEventDateCodeFix.MakeNullable, """
        [GainsightEvent("Exported")]
        public partial record Exported([EventDate] DateTimeOffset? At = null);

        [GainsightEvent("Opened")]
        public partial record Opened
        {
            /// <summary>When.</summary>
            [EventDate] public DateTimeOffset? At { get; init; } // unset
        }
        """);

    [Fact]
    public Task It_becomes_required() => Rule()
        .In("[GainsightEvent(\"Opened\")] public partial record Opened { [EventDate] public DateTimeOffset [|At|] { get; init; } }")
        .BecomesBy(
            UnsetEventDateCodeFix.MakeRequired,
            "[GainsightEvent(\"Opened\")] public partial record Opened { [EventDate] public required DateTimeOffset At { get; init; } }");

    [Fact]
    public Task Where_its_users_would_not_compile_only_the_other_fix_is_offered() => Rule().In("""
        [GainsightEvent("Opened")] public partial record Opened { [EventDate] public DateTimeOffset [|At|] { get; init; } }
        public static class Use { public static Opened Make() => new(); }
        """).Offers("Declare 'At' nullable");

    private static AnalysisTest Rule() => AnalysisTest.Of<UnsetEventDateAnalyzer>();
}
