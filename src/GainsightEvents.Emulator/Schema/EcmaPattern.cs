using System.Text.RegularExpressions;

namespace GainsightEvents.Emulator.Schema;

/// <summary>
/// A regular expression as ECMAScript reads it with the <c>u</c> flag, on .NET's engine: classes are ASCII's, <c>$</c> is the very
/// end, and one character is one code point.
/// </summary>
internal sealed class EcmaPattern
{
    // Real time, in which a loaded machine does little.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    private readonly Regex _regex;

    private EcmaPattern(string source, Regex regex) => (Source, _regex) = (source, regex);

    /// <summary>The pattern as it stands in the schema.</summary>
    public string Source { get; }

    /// <summary>Translates a pattern.</summary>
    /// <exception cref="ArgumentException">It is malformed, or uses what .NET would read differently.</exception>
    public static EcmaPattern Parse(string source) => new(source, Compile(new EcmaPatternTranslator(source).Translate()));

    /// <summary>Whether the pattern is found in a text of valid Unicode.</summary>
    /// <exception cref="RegexMatchTimeoutException">It took longer than two seconds.</exception>
    public bool IsMatch(string text) => _regex.IsMatch(OneCharACodePoint(text));

    // Without backtracking it takes a time in proportion to the text, whatever the pattern, and needs no bound. Only what looks around cannot do so.
    private static Regex Compile(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, Timeout);
        }
    }

    // No pattern can name a code point beyond U+FFFF (the translator refuses it), so all of them behave alike, and half a surrogate
    // pair, which valid text never contains alone, stands for each.
    private static string OneCharACodePoint(string text) =>
        text.AsSpan().ContainsAnyInRange('\uDC00', '\uDFFF') ? string.Concat(text.Where(c => !char.IsLowSurrogate(c))) : text;
}
