using System.Text;

namespace GainsightEvents.Plans.Catalogue.Examples;

/// <summary>
/// Texts that a regular expression of .NET probably matches: of the usual subset, read without what looks around. Whoever takes one asks the
/// expression itself.
/// </summary>
internal static class PatternTexts
{
    private const int MostAlternatives = 8;
    private const int MostRepeats = 20;

    /// <summary>Candidates, the likeliest first; none for a pattern that is not understood.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="leastLength">How long the text has to be.</param>
    public static IEnumerable<string> Of(string pattern, int leastLength)
    {
        if (PatternReader.Read(pattern) is not var (root, repeats, alternatives))
        {
            yield break;
        }

        for (var alternative = 0; alternative < Math.Min(alternatives, MostAlternatives); alternative++)
        {
            foreach (var isSparse in new[] { false, true })
            {
                var choice = new PatternChoice(alternative, isSparse, null, 0);
                if (Write(root, choice) is not { } text)
                {
                    continue;
                }

                yield return text;

                // Too short: what may be repeated is, each alone, as often as its first text is short, and then all.
                for (var repeat = 0; text.Length < leastLength && repeat < Math.Min(repeats, MostRepeats); repeat++)
                {
                    if (Write(root, choice with { Longer = repeat, Times = 1 }) is { } once && once.Length > text.Length)
                    {
                        var step = once.Length - text.Length;
                        if (Write(root, choice with { Longer = repeat, Times = (leastLength - text.Length + step - 1) / step }) is { } longer)
                        {
                            yield return longer;
                        }
                    }
                }

                if (text.Length < leastLength && Write(root, choice with { Longer = PatternChoice.All, Times = leastLength }) is { } longest)
                {
                    yield return longest;
                }
            }
        }
    }

    private static string? Write(PatternNode root, PatternChoice choice)
    {
        var text = new StringBuilder();
        return root.TryWrite(text, choice) ? text.ToString() : null;
    }
}
