using GainsightEvents.Generators.Parsing.Catalog;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>
/// The day of a build: the MSBuild property <c>GainsightToday</c>, by which a build can be repeated with the same verdict, else the machine's date.
/// </summary>
internal static class BuildDay
{
    public static DateTime Of(AnalyzerOptions options) =>
        DayText.Parse(ProjectProperties.FindToday(options.AnalyzerConfigOptionsProvider)) ?? ReadClock();

    // The one place that reads the clock. No output of the compiler depends on it, only whether two rules report; in UTC, so that a day is the same day
    // on every machine.
    private static DateTime ReadClock() => DateTime.UtcNow.Date;
}
