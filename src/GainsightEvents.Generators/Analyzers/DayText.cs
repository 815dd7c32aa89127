using System.Globalization;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>Days as text, in the form that is read alike everywhere: <c>2026-11-27</c>.</summary>
internal static class DayText
{
    // Read alike by everybody. With slashes, day and month are told apart only where one of them is above 12.
    private static readonly string[] OtherForms =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd HH:mm:ss",
        "d.M.yyyy", "d MMM yyyy", "d MMMM yyyy", "MMM d, yyyy", "MMMM d, yyyy", "MMM d yyyy", "MMMM d yyyy",
    ];

    /// <summary>The day; null for a text that is none in this form.</summary>
    public static DateTime? Parse(string? text) => Parse(text, PlanDay.Form);

    public static string Write(DateTime day) => day.ToString(PlanDay.Form, CultureInfo.InvariantCulture);

    /// <summary>The same day in the right form, where another form can be read in one way only; else null.</summary>
    public static string? Repair(string text)
    {
        var trimmed = text.Trim();
        if (Parse(trimmed, [PlanDay.Form, .. OtherForms]) is { } day)
        {
            return Write(day);
        }

        return (Parse(trimmed, "d/M/yyyy"), Parse(trimmed, "M/d/yyyy")) switch
        {
            ({ } british, null) => Write(british),
            (null, { } american) => Write(american),
            ({ } british, { } american) when british == american => Write(british),
            _ => null,
        };
    }

    private static DateTime? Parse(string? text, params string[] forms) =>
        DateTime.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.Date : null;
}
