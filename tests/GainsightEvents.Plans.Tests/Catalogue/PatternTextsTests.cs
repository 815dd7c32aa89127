using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using GainsightEvents.Plans.Catalogue.Examples;

namespace GainsightEvents.Plans.Tests.Catalogue;

public sealed class PatternTextsTests
{
    [Theory]
    [InlineData("abc")]
    [InlineData("^[A-Z]{2}$")]
    [InlineData(@"\d{3}-\d{4}")]
    [InlineData(@"\w+@\w+\.com")]
    [InlineData("[^a-z]{3}")]
    [InlineData("[a-z-[aeiou]]+")]
    [InlineData("[]a]{2}")]
    [InlineData(@"[\]\\]+")]
    [InlineData("(?:red|green|blue)")]
    [InlineData("(?<year>[0-9]{4})-(?'month'[0-9]{2})")]
    [InlineData("(?i)abc(?-i)D")]
    [InlineData("(?i:abc)")]
    [InlineData("(?>a+)b")]
    [InlineData(@"(?=[a-z])\w{4}")]
    [InlineData(@"a(?#comment)b")]
    [InlineData("x?y*z+?")]
    [InlineData("a{2,}?b{0}c{3,5}")]
    [InlineData("a{b}")]
    [InlineData("a{,3}")]
    [InlineData(@"\p{Lu}\P{Lu}")]
    [InlineData(@"\p{IsCyrillic}{3}")]
    [InlineData(@"\x41\u00e9\t\n\r")]
    [InlineData(@"\bword\b")]
    [InlineData(@"\A\s\S\z")]
    [InlineData("(a|b|)(c|dd)")]
    [InlineData(@"\+\(\)\[\]\{\}\^\$\.\*\?\|\/\-")]
    [InlineData("^v[0-9]+(?:\\.[0-9]+){0,2}$")]
    [InlineData("日本|한글")]
    public void A_usual_pattern_has_a_text_that_it_matches_as_a_whole(string pattern) =>
        Assert.Contains(PatternTexts.Of(pattern, 0), text => IsWhole(pattern, text));

    [Theory]
    [InlineData("[a-z]+", 50)]
    [InlineData("[A-Z][0-9]*", 7)]
    [InlineData("(?:ab)+", 9)]
    [InlineData("(?:a|bc)+x", 12)]
    [InlineData("a{1,3}b{1,30}", 20)]
    [InlineData("a{1,3}b{1,3}", 6)]
    public void It_is_made_as_long_as_is_asked(string pattern, int length) =>
        Assert.Contains(PatternTexts.Of(pattern, length), text => text.Length >= length && IsWhole(pattern, text));

    [Theory]
    [InlineData(@"(a)\1")]
    [InlineData("(")]
    [InlineData(")")]
    [InlineData("[a")]
    [InlineData(@"\")]
    [InlineData("*")]
    [InlineData("a{3,2}")]
    [InlineData(@"\p{Lu")]
    [InlineData(@"\x4")]
    [InlineData("(?(a)b|c)")]
    [InlineData("(?#")]
    [InlineData("(?<name")]
    [InlineData("[^\0-\uffff]")]
    [InlineData("(?:a{4000}){4000}")]
    public void What_is_not_understood_has_none(string pattern) => Assert.Empty(PatternTexts.Of(pattern, 0));

    [Fact]
    public void Nesting_without_end_has_none() => Assert.Empty(PatternTexts.Of(new string('(', 100_000) + new string(')', 100_000), 0));

    [Fact]
    public void No_text_stops_the_reader() =>
        Prop.ForAll(Broken.ToArbitrary(), static pattern => { _ = PatternTexts.Of(pattern, 5).Take(50).Count(); }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    [Fact]
    public void A_pattern_of_the_usual_parts_has_a_text_that_it_matches() =>
        Prop.ForAll(Usual.ToArbitrary(), static pattern => Assert.Contains(PatternTexts.Of(pattern, 0), text => IsWhole(pattern, text))).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static readonly string[] Parts = ["a", "[a-c]", "[^x]", @"\d", @"\w", "(?:b|cd)", "(e)", @"\.", "z{2}", "[0-9]{1,3}", "q?", "r*", "s+", "-"];

    // Anchored, so that a shorter alternative of the engine's is no match.
    private static Gen<string> Usual { get; } = Gen.Elements(Parts).NonEmptyListOf().Select(static parts => $"^{string.Concat(parts.Take(8))}$");

    private static Gen<string> Broken { get; } =
        Gen.Elements("(", ")", "[", "]", "{", "}", "?", "*", "+", "|", "\\", "^", "$", "-", ",", "1", "2", "a", "<", ">", ":", "=", "!", "#", "'", "p", "x", "u", "\ud800")
            .ListOf().Select(static parts => string.Concat(parts.Take(20)));

    // As [RegularExpression] asks.
    private static bool IsWhole(string pattern, string text) =>
        Regex.Match(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)) is { Success: true, Index: 0 } match && match.Length == text.Length;
}
