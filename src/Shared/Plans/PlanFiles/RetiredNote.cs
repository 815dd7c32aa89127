namespace GainsightEvents.Plans.PlanFiles;

/// <summary>The form of a note on what has ended: the day, and after a comma what there is to say.</summary>
internal static class RetiredNote
{
    public static bool IsRight(string? note) =>
        note?.Length >= PlanDay.Form.Length
        && PlanDay.IsRight(note.Substring(0, PlanDay.Form.Length))
        && (note.Length == PlanDay.Form.Length || note.IndexOf(", ", PlanDay.Form.Length, StringComparison.Ordinal) == PlanDay.Form.Length);
}
