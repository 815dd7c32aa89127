using System.Globalization;

namespace GainsightEvents.Tool.Outboxes;

/// <summary>Durations for people, by their two greatest units: <c>2d 3h</c>, <c>5m 12s</c>.</summary>
internal static class Durations
{
    public static string Show(TimeSpan duration)
    {
        var whole = TimeSpan.FromSeconds(Math.Max(0, Math.Floor(duration.TotalSeconds)));
        return whole switch
        {
            { Days: > 0 } => string.Create(CultureInfo.InvariantCulture, $"{whole.Days}d {whole.Hours}h"),
            { Hours: > 0 } => string.Create(CultureInfo.InvariantCulture, $"{whole.Hours}h {whole.Minutes}m"),
            { Minutes: > 0 } => string.Create(CultureInfo.InvariantCulture, $"{whole.Minutes}m {whole.Seconds}s"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{whole.Seconds}s"),
        };
    }
}
