namespace GainsightEvents.Generators.Parsing.Catalog;

/// <summary>What the project file says. Empty counts as not said.</summary>
/// <param name="PropertyKey">The MSBuild property <c>GainsightPropertyKey</c>: the key of the default product.</param>
internal sealed record ProjectProperties(string? PropertyKey)
{
    public static ProjectProperties Parse(AnalyzerConfigOptionsProvider options) => new(
        Find(options.GlobalOptions, "build_property.GainsightPropertyKey"));

    /// <summary>The MSBuild property <c>GainsightToday</c>. It is no part of the model: what is generated is the same on every day.</summary>
    public static string? FindToday(AnalyzerConfigOptionsProvider options) => Find(options.GlobalOptions, "build_property.GainsightToday");

    private static string? Find(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
