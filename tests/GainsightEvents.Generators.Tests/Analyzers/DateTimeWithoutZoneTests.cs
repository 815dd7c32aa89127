using GainsightEvents.CodeFixes;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class DateTimeWithoutZoneTests
{
    [Theory]
    [InlineData("DateTime")]
    [InlineData("DateTime?")]
    [InlineData("System.DateTime")]
    public Task A_date_without_a_time_zone_is_reported(string type) => Rule()
        .In($"[GainsightEvent(\"Exported\")] public partial record Exported([EventDate] {type} [|OccurredAt|]);")
        .Reports("Member 'OccurredAt' of event 'Exported' is the date of the event and a DateTime, whose time is taken as UTC unless it says that it is local; declare it as DateTimeOffset");

    [Theory]
    [InlineData("[GainsightEvent(\"Exported\")] public partial record Exported(DateTime? [|Due|]);")]
    [InlineData("[NxtEvent(\"exported\")] public partial record Exported(DateTime [|Due|]);")]
    public async Task An_attribute_is_told_of_as_well_if_not_as_loud(string declaration)
    {
        var diagnostics = await Rule().In(declaration)
            .Reports("Member 'Due' of event 'Exported' is a DateTime, whose time is taken as UTC unless it says that it is local; declare it as DateTimeOffset");

        Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Info, diagnostics[0].Severity);
    }

    [Theory]
    [InlineData("System.Collections.Generic.List<DateTime?> [|Due|]", "Due[]")]
    [InlineData("Line [|Due|]", "Due.At")]
    public async Task One_inside_another_value_is_told_of_and_left_to_its_author(string parameter, string path)
    {
        var test = Rule().In($"public record Line(DateTime At, int Count); [GainsightEvent(\"Exported\")] public partial record Exported({parameter});");

        await test.Reports($"Member '{path}' of event 'Exported' is a DateTime, whose time is taken as UTC unless it says that it is local; declare it as DateTimeOffset");
        await test.Offers();
    }

    [Fact]
    public Task An_inherited_one_is_reported_at_the_event_and_left_to_its_author() => Rule().In("""
        public record Base { [EventDate] public DateTime OccurredAt { get; init; } }
        [GainsightEvent("Exported")] public partial record [|Exported|] : Base;
        """).Offers();

    [Theory]
    [InlineData("[EventDate] DateTimeOffset OccurredAt")]
    [InlineData("[EventDate] DateTimeOffset? OccurredAt, DateTimeOffset Due, [property: JsonIgnore] DateTime Raw")]
    [InlineData("[EventDate] string OccurredAt")]
    public Task Another_type_shows_nothing(string parameters) => Rule()
        .In($"[GainsightEvent(\"Exported\")] public partial record Exported({parameters});")
        .ReportsNothing();

    [Fact]
    public Task It_becomes_a_DateTimeOffset() => Rule().In("""
        [GainsightEvent("Exported")]
        public partial record Exported([EventDate] DateTime? [|OccurredAt|] = null);

        [GainsightEvent("Opened")]
        public partial record Opened
        {
            /// <summary>When.</summary>
            [EventDate] public System.DateTime [|OccurredAt|] { get; init; } = DateTime.UtcNow; // now
        }
        """).BecomesBy(DateTimeWithoutZoneCodeFix.UseDateTimeOffset, """
        [GainsightEvent("Exported")]
        public partial record Exported([EventDate] DateTimeOffset? OccurredAt = null);

        [GainsightEvent("Opened")]
        public partial record Opened
        {
            /// <summary>When.</summary>
            [EventDate] public DateTimeOffset OccurredAt { get; init; } = DateTime.UtcNow; // now
        }
        """);

    [Fact]
    public Task The_using_is_added_where_none_serves() => Rule().WithoutGlobalUsings().In("""
        using GainsightEvents;

        [GainsightEvent("Exported")]
        public partial record Exported([EventDate] System.DateTime [|OccurredAt|]);
        """).BecomesBy(DateTimeWithoutZoneCodeFix.UseDateTimeOffset, """
        using System;
        using GainsightEvents;

        [GainsightEvent("Exported")]
        public partial record Exported([EventDate] DateTimeOffset OccurredAt);
        """);

    [Theory]
    [InlineData("{ [EventDate] public DateTime [|At|] { get; init; } = new(2026, 1, 1); }")]
    [InlineData(": IDated { [EventDate] public DateTime [|At|] { get; init; } }")]
    public Task Where_the_file_would_not_compile_nothing_is_offered(string rest) => Rule()
        .In("public interface IDated { DateTime At { get; } } [GainsightEvent(\"Exported\")] public partial record Exported " + rest)
        .Offers();

    private static AnalysisTest Rule() => AnalysisTest.Of<DateTimeWithoutZoneAnalyzer>();
}
