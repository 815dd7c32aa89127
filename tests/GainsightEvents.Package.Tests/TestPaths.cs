using System.Reflection;

namespace GainsightEvents.Package.Tests;

/// <summary>Where things are, as the project file says.</summary>
internal static class TestPaths
{
    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    public static string PackagesOnThisMachine { get; } = Metadata("PackagesOnThisMachine");

    public static string Consumers { get; } = Path.Combine(RepositoryRoot, "tests", "GainsightEvents.Package.Tests", "Consumers");

    public static string Mistakes { get; } = Path.Combine(RepositoryRoot, "tests", "GainsightEvents.Package.Tests", "Mistakes");

    /// <summary>What outlives a run, so that the next one is faster. Not under version control.</summary>
    public static string Artifacts { get; } = Path.Combine(RepositoryRoot, "artifacts", "package-tests");

    /// <summary>The consumers' own package cache: the package under test never enters the machine's.</summary>
    public static string IsolatedPackages { get; } = Path.Combine(Artifacts, "packages");

    private static string Metadata(string key) =>
        typeof(TestPaths).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
