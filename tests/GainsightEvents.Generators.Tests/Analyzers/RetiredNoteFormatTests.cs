using GainsightEvents.CodeFixes;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class RetiredNoteFormatTests
{
    [Theory]
    [InlineData("")]
    [InlineData("replaced by Report Shared")]
    [InlineData("2026-11-31")]
    [InlineData("2026-02-29, soon")]
    [InlineData("2026-11-27: soon")]
    [InlineData("2026-11-27,soon")]
    [InlineData("2026-11-27 ")]
    [InlineData(" 2026-11-27")]
    [InlineData("2026-11-271")]
    [InlineData("27.11.2026")]
    [InlineData("٢٠٢٦-١١-٢٧")]
    public Task A_note_without_its_day_is_reported_at_the_argument(string note) => Rule()
        .In($"[Retired([|\"{note}\"|]), GainsightEvent(\"Exported\")] public partial record Exported;")
        .Reports($"The note '{note}' of 'Exported' does not begin with the day from which on it is not sent; write such as \"2026-11-27, replaced by Report Shared\"");

    [Fact]
    public Task That_of_a_member_is_reported_once_where_it_is_declared() => Rule()
        .In("""
            public abstract record Tracked { [Retired([|"soon"|])] public string? Kind { get; init; } }
            [GainsightEvent("A")] public partial record A([property: Retired([|"now"|])] string One, [Retired([|null!|])] string? Two = null) : Tracked;
            [GainsightEvent("B")] public partial record B : Tracked;
            """)
        .ReportsAnything();

    [Theory]
    [InlineData("2026-11-27")]
    [InlineData("2028-02-29, replaced by Report Shared")]
    [InlineData("0001-01-01, ")]
    public Task The_day_alone_or_with_words_shows_nothing(string note) => Rule()
        .In($"[Retired(\"{note}\"), NxtEvent(\"exported\")] public partial record Exported([Retired(\"{note}\")] string? Kind);")
        .ReportsNothing();

    [Theory]
    [InlineData("2026-11-27: replaced by \\\"B\\\"", "2026-11-27, replaced by \\\"B\\\"")]
    [InlineData("2026-11-27,soon", "2026-11-27, soon")]
    [InlineData(" 2026-11-7 - see B", "2026-11-07, see B")]
    [InlineData("27.11.2026", "2026-11-27")]
    [InlineData("27 November 2026; use B.", "2026-11-27, use B.")]
    [InlineData("November 27, 2026, use B", "2026-11-27, use B")]
    [InlineData("Nov 27, 2026", "2026-11-27")]
    [InlineData("2026/11/27 use B", "2026-11-27, use B")]
    [InlineData("27/11/2026", "2026-11-27")]
    [InlineData("11/27/2026", "2026-11-27")]
    [InlineData("9/9/2026", "2026-09-09")]
    [InlineData("20261127 5 more", "2026-11-27, 5 more")]
    public Task The_fix_writes_the_day_in_its_form(string note, string repaired) => Rule()
        .In($"[Retired([|\"{note}\"|] /* note */), GainsightEvent(\"Exported\")] public partial record Exported([Retired(note: [|\"{note}\"|])] string? Kind);")
        .BecomesBy(
            RetiredNoteFormatCodeFix.WriteDay,
            $"[Retired(\"{repaired}\" /* note */), GainsightEvent(\"Exported\")] public partial record Exported([Retired(note: \"{repaired}\")] string? Kind);");

    [Theory]
    [InlineData("[|\"3/4/2026, use B\"|]")]
    [InlineData("[|\"soon\"|]")]
    [InlineData("[|\"from 2026-11-27\"|]")]
    [InlineData("[|\"2026-11-271\"|]")]
    [InlineData("[|\"\"|]")]
    [InlineData("[|Notes.Soon|]")]
    public Task Without_a_day_that_is_read_in_one_way_there_is_no_fix(string note) => Rule()
        .In($"[Retired({note}), GainsightEvent(\"Exported\")] public partial record Exported; static class Notes {{ public const string Soon = \"2026.11.27\"; }}")
        .Offers();

    private static AnalysisTest Rule() => AnalysisTest.Of<RetiredNoteFormatAnalyzer>();
}
