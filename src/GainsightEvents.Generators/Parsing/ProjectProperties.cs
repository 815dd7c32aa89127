using Microsoft.CodeAnalysis.Diagnostics;

namespace GainsightEvents.Generators.Parsing;

/// <summary>What the project file says. Empty counts as not said.</summary>
/// <param name="RootNamespace">The MSBuild property <c>RootNamespace</c>.</param>
/// <param name="PropertyKey">The MSBuild property <c>GainsightPropertyKey</c>: the key of the default product.</param>
internal sealed record ProjectProperties(string? RootNamespace, string? PropertyKey)
{
    public static ProjectProperties Parse(AnalyzerConfigOptionsProvider options) => new(
        Find(options.GlobalOptions, "build_property.RootNamespace"),
        Find(options.GlobalOptions, "build_property.GainsightPropertyKey"));

    private static string? Find(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
