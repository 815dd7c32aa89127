using System.Globalization;

namespace GainsightEvents.Plans.PlanFiles;

/// <summary>Places in a plan file, as JSON Pointers (RFC 6901).</summary>
internal static class PlanPath
{
    public static string Append(string path, string name) => $"{path}/{name.Replace("~", "~0").Replace("/", "~1")}";

    public static string Append(string path, int item) => $"{path}/{item.ToString(CultureInfo.InvariantCulture)}";
}
