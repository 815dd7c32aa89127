namespace GainsightEvents.Generators.Analyzers;

/// <summary>The form of <c>[Retired]</c>'s note, which is that of the plan file: the day, and after a comma what there is to say.</summary>
internal static class RetiredNotes
{
    private const int DayLength = 10;

    // "September 27, 2026" is the longest form of a day.
    private const int LongestDay = 19;

    private static readonly char[] Separators = [' ', ',', ';', ':', '.', '-', '–', '—', '\t'];

    public static bool IsRight(string? note) =>
        note is { Length: >= DayLength }
        && DayText.Parse(note.Substring(0, DayLength)) is not null
        && (note.Length == DayLength || note.IndexOf(", ", DayLength, StringComparison.Ordinal) == DayLength);

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
