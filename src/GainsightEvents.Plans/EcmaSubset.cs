using System.Text.RegularExpressions;

namespace GainsightEvents.Plans;

/// <summary>
/// Rewrites a .NET pattern for JSON Schema where both dialects read it alike: plain characters, groups, alternatives, counts, and classes that
/// list ASCII. A dot or <c>\d</c> means more characters in one of them, so such a pattern is left to the guard.
/// </summary>
internal static class EcmaSubset
{
    private const string Plain = """[A-Za-z0-9 _,:;!#%&'"~=<>`@/-]""";
    private const string Escape = @"\\[\\^$.*+?()[\]{}|/]";
    private const string ClassItem = """(?:[A-Za-z0-9 _.,:;!#%&'"~=<>`@/*+?(){}|$-]|\\[\\^$.*+?()[\]{}|/-])""";

    private static readonly Regex Understood = new(
        $@"^\^?(?<body>(?:{Plain}|{Escape}|[|)*+?]|\((?:\?:|(?!\?))|\{{[0-9]+(?:,[0-9]*)?\}}|\[(?!\^){ClassItem}+\])*?)\$?\z",
        RegexOptions.CultureInvariant,
        TimeSpan.FromMilliseconds(100));

    /// <summary>A pattern that finds every text that the .NET pattern matches as a whole, and the empty one; null where none is known.</summary>
    public static string? Translate(string pattern)
    {
        try
        {
            return Understood.Match(pattern) is { Success: true } match ? $"^(?:{match.Groups["body"].Value})?$" : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
