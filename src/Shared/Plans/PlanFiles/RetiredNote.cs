using System.Globalization;

namespace GainsightEvents.Plans.PlanFiles;

/// <summary>The form of a note on what has ended: the day, and after a comma what there is to say.</summary>
internal static class RetiredNote
{
    private const string Day = "yyyy-MM-dd";

    public static bool IsRight(string? note) =>
        note?.Length >= Day.Length
        && DateTime.TryParseExact(note.Substring(0, Day.Length), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        && (note.Length == Day.Length || note.IndexOf(", ", Day.Length, StringComparison.Ordinal) == Day.Length);
}
