using System.Text.RegularExpressions;
using GainsightEvents.Emulator.Schema;

namespace GainsightEvents.Emulator.Tests.Schema;

/// <summary>Patterns mean what ECMAScript means by them, not what .NET would.</summary>
public sealed class EcmaPatternTests
{
    [Theory]
    [InlineData("^a$", "a\n", false)]
    [InlineData("^\\d$", "٣", false)]
    [InlineData("^\\w$", "é", false)]
    [InlineData("^\\W$", "é", true)]
    [InlineData("^\\s$", "\ufeff", true)]
    [InlineData("^\\s$", "\u0085", false)]
    [InlineData("^.$", "😀", true)]
    [InlineData("^..$", "😀", false)]
    [InlineData("^[^a]{2}$", "😀", false)]
    [InlineData("^.$", "\u2028", false)]
    [InlineData("^[.*]+$", ".*", true)]
    [InlineData("^[\\w-]+$", "a-b", true)]
    [InlineData("^[a\\-z]$", "b", false)]
    [InlineData("^[]$", "a", false)]
    [InlineData("^[^]$", "\n", true)]
    [InlineData("^a{2,3}?$", "aaa", true)]
    [InlineData("^\\u0041\\x42\\/$", "AB/", true)]
    [InlineData("\\bé", "é", false)]
    [InlineData("b", "abc", true)]
    [InlineData("^#  $", "#  ", true)]
    public void A_pattern_matches_as_in_ecmascript(string pattern, string text, bool matches) =>
        Assert.Equal(matches, EcmaPattern.Parse(pattern).IsMatch(text));

    [Theory]
    [InlineData("(?<name>a)")]
    [InlineData("(a)\\1")]
    [InlineData("(?i)a")]
    [InlineData("\\p{L}")]
    [InlineData("[😀]")]
    [InlineData("[\\u0000-\\uffff]")]
    [InlineData("[z-a]")]
    [InlineData("[\\d-z]")]
    [InlineData("\\-")]
    [InlineData("\\A")]
    [InlineData("\\u00")]
    [InlineData("a{")]
    [InlineData("a{,2}")]
    [InlineData("}")]
    [InlineData("]")]
    [InlineData("[a")]
    [InlineData("a\\")]
    [InlineData("*a")]
    public void What_the_engines_would_read_differently_is_refused(string pattern) =>
        Assert.ThrowsAny<ArgumentException>(() => EcmaPattern.Parse(pattern));

    [Fact]
    public void A_pattern_that_takes_too_long_fails_instead_of_hanging()
    {
        // What looks around has to backtrack; all else takes a time in proportion to the text.
        var schema = JsonSchema.Load("{\"pattern\":\"^(?=a)(a+)+$\"}");

        var verdict = Verdict.Of(schema, $"\"{new string('a', 40)}b\"");

        Assert.Equal(new Verdict(false, [""]), verdict);
        Assert.Throws<RegexMatchTimeoutException>(() => EcmaPattern.Parse("^(?=a)(a+)+$").IsMatch(new string('a', 40) + "b"));
        Assert.False(EcmaPattern.Parse("^(a+)+$").IsMatch(new string('a', 100_000) + "b"));
    }
}
