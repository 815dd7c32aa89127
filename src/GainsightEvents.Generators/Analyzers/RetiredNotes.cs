namespace GainsightEvents.Generators.Analyzers;

/// <summary>Brings the note of a <c>[Retired]</c> into its form, which is that of the plan file.</summary>
internal static class RetiredNotes
{
    // "September 27, 2026" is the longest form of a day.
    private const int LongestDay = 19;

    private static readonly char[] Separators = [' ', ',', ';', ':', '.', '-', '–', '—', '\t'];

    /// <summary>The note in its form, where it begins with a day in another; else null.</summary>
    public static string? Repair(string note)
    {
        var text = note.Trim();
        for (var end = Math.Min(text.Length, LongestDay); end > 0; end--)
        {
            // Nothing that goes on with the day is part of another word or number.
            if ((end == text.Length || !char.IsLetterOrDigit(text[end])) && DayText.Repair(text.Substring(0, end)) is { } day)
            {
                var rest = text.Substring(end).TrimStart(Separators);
                return rest.Length == 0 ? day : $"{day}, {rest}";
            }
        }

        return null;
    }
}
