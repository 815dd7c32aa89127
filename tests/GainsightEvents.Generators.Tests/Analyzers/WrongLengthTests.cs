using GainsightEvents.Generators.Analyzers;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class WrongLengthTests
{
    [Theory]
    [InlineData("[StringLength(3)]", "abcd", "'abcd' is longer than 3 characters; shorten it")]
    [InlineData("[StringLength(3, MinimumLength = 2)]", "a", "'a' is not 2 to 3 characters long; change its length")]
    [InlineData("[StringLength(3, MinimumLength = 2)]", "", "'' is not 2 to 3 characters long; change its length")]
    [InlineData("[MaxLength(1)]", "😀", "'😀' is longer than 1 character; shorten it")]
    [InlineData("[MinLength(2)]", "a", "'a' is shorter than 2 characters; lengthen it")]
    [InlineData("[Personal, MinLength(2)]", "a", "*** is shorter than 2 characters; lengthen it")]
    [InlineData("[EventType, MaxLength(2)]", "abc", "'abc' is longer than 2 characters; shorten it")]
    public Task A_constant_of_the_wrong_length_is_reported(string attributes, string value, string sentence) => ConstantPlaces
        .Setting<WrongLengthAnalyzer>(attributes + " public string? M { get; init; }", $"[|\"{value}\"|]")
        .Reports("'M' of event 'Opened' will be refused: " + sentence);

    [Theory]
    [InlineData("[StringLength(3)]", "\"abc\"")]
    [InlineData("[StringLength(3, MinimumLength = 2)]", "null")]
    [InlineData("[MaxLength]", "\"abc\"")]
    [InlineData("[MaxLength(0)]", "\"abc\"")]
    [InlineData("[MinLength(2)]", "\"😀\"")]
    [InlineData("[MaxLength(2)]", "\"a\" + \"b\"")]
    public Task What_the_guard_admits_or_another_rule_reports_shows_nothing(string attributes, string value) =>
        ConstantPlaces.Setting<WrongLengthAnalyzer>(attributes + " public string? M { get; init; }", value).ReportsNothing();
}
