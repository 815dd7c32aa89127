using System.Diagnostics;

namespace GainsightEvents.Diagnostics;

/// <summary>The source of the library's activities. One for the process, as listeners expect.</summary>
internal static class GainsightActivities
{
    public static ActivitySource Source { get; } = new(GainsightMeter.Name);
}
