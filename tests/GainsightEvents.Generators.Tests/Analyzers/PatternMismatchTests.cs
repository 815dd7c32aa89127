using GainsightEvents.Generators.Analyzers;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class PatternMismatchTests
{
    [Theory]
    [InlineData("[RegularExpression(\"[a-z]+\")]", "\"abC\"", "'abC' is not matched as a whole, within 100 ms, by the pattern '[a-z]+'; set a value of that form")]
    [InlineData("[RegularExpression(\"a|ab\")]", "\"ab\"", "'ab' is not matched as a whole, within 100 ms, by the pattern 'a|ab'; set a value of that form")]
    [InlineData("[Personal, RegularExpression(\"a\")]", "\"b\"", "*** is not matched as a whole, within 100 ms, by the pattern 'a'; set a value of that form")]
    public Task A_constant_that_does_not_match_is_reported(string attributes, string value, string sentence) => ConstantPlaces
        .Setting<PatternMismatchAnalyzer>(attributes + " public string? M { get; init; }", $"[|{value}|]")
        .Reports("'M' of event 'Opened' will be refused: " + sentence);

    [Theory]
    [InlineData("[RegularExpression(\"[a-z]+\")]", "\"abc\"")]
    [InlineData("[RegularExpression(\"[a-z]+\")]", "\"\"")]
    [InlineData("[RegularExpression(\"[a-z]+\")]", "null")]
    [InlineData("[RegularExpression(\"(\")]", "\"abc\"")]
    [InlineData("[RegularExpression(null!)]", "\"abc\"")]
    public Task What_the_guard_admits_or_another_rule_reports_shows_nothing(string attributes, string value) =>
        ConstantPlaces.Setting<PatternMismatchAnalyzer>(attributes + " public string? M { get; init; }", value).ReportsNothing();

    [Fact]
    public Task A_pattern_that_takes_too_long_is_left_to_the_guard() => ConstantPlaces.Setting<PatternMismatchAnalyzer>(
        "[RegularExpression(\"^(a+)+$\")] public string? M { get; init; }", $"\"{new string('a', 60)}!\"").ReportsNothing();

    [Fact]
    public Task The_text_of_an_enum_is_not_known_yet() => ConstantPlaces.Setting<PatternMismatchAnalyzer>(
        "[RegularExpression(\"x\")] public Plan M { get; init; }", "Plan.Paid").ReportsNothing();
}
