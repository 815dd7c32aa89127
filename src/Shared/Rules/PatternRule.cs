using System.Globalization;
using System.Text.RegularExpressions;

namespace GainsightEvents.Rules;

/// <summary>[RegularExpression]. A value other than text is matched as the invariant culture writes it.</summary>
internal sealed class PatternRule : ValueRule
{
    // A pattern that backtracks without end must stop neither the compiler nor the application.
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(100);

    private readonly Regex _regex;

    private PatternRule(Regex regex) => _regex = regex;

    /// <summary>The pattern, in .NET's dialect.</summary>
    public string Source => _regex.ToString();

    public static ValueRule Create(string pattern)
    {
        if (string.IsNullOrEmpty(pattern))
        {
            return new UnmeetableRule("its pattern is empty");
        }

        try
        {
            return new PatternRule(new Regex(pattern, RegexOptions.CultureInvariant, Timeout));
        }
        catch (ArgumentException)
        {
            return new UnmeetableRule($"its pattern '{pattern}' is no regular expression");
        }
    }

    /// <summary>Whether the first match is the whole text; <see langword="null"/> where that was not found out within 100 ms, in two tries.</summary>
    /// <remarks>A pause of the process counts as time of the match, and ends; a pattern that backtracks without end does so again.</remarks>
    public bool? Matches(string text) => text.Length == 0 ? true : MatchOnce(text) ?? MatchOnce(text);

    private bool? MatchOnce(string text)
    {
        try
        {
#if NET8_0_OR_GREATER
            foreach (var first in _regex.EnumerateMatches(text))
            {
                return first.Index == 0 && first.Length == text.Length;
            }

            return false;
#else
            var first = _regex.Match(text);
            return first.Success && first.Index == 0 && first.Length == text.Length;
#endif
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    internal override bool Admits(object? value) => Matches(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "") == true;

    internal override string Describe(string shown) =>
        $"{shown} is not matched as a whole, within 100 ms, by the pattern '{Source}'; set a value of that form";
}
