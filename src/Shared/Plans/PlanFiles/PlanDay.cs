using System.Globalization;

namespace GainsightEvents.Plans.PlanFiles;

/// <summary>A day in a plan: year, month and day, such as <c>2026-11-27</c>.</summary>
internal static class PlanDay
{
    public const string Form = "yyyy-MM-dd";

    public static bool IsRight(string? text) => DateTime.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
