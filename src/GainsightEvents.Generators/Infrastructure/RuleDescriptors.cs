using System.Reflection;

namespace GainsightEvents.Generators.Infrastructure;

/// <summary>Makes the descriptor of a rule; each analyzer holds its own.</summary>
internal static class RuleDescriptors
{
    /// <summary>The category of every rule, as in <c>dotnet_analyzer_diagnostic.category-GainsightEvents.severity</c>.</summary>
    public const string Category = "GainsightEvents";

    private static readonly string RepositoryUrl = typeof(RuleDescriptors).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(static metadata => metadata.Key == "RepositoryUrl").Value!;

    /// <param name="id"><c>GSE</c> and four digits; never used again for another rule.</param>
    /// <param name="title">The mistake, in a few words; the line of <c>docs/rules/README.md</c>.</param>
    /// <param name="messageFormat">What is wrong, with what, and what to do: one sentence without a full stop.</param>
    /// <param name="severity"><see cref="DiagnosticSeverity.Error"/> where events would be lost.</param>
    /// <param name="isEnabledByDefault">False for advice that only some teams want.</param>
    /// <param name="customTags"><see cref="WellKnownDiagnosticTags.CompilationEnd"/> where only the whole compilation tells.</param>
    public static DiagnosticDescriptor Create(
        string id, string title, string messageFormat, DiagnosticSeverity severity, bool isEnabledByDefault = true, params string[] customTags) =>
        new(id, title, messageFormat, Category, severity, isEnabledByDefault, helpLinkUri: $"{RepositoryUrl}/blob/main/docs/rules/{id}.md", customTags: customTags);
}
