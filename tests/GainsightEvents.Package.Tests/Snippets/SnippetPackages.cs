namespace GainsightEvents.Package.Tests.Snippets;

/// <summary>The packages beside the first one, which some pages use.</summary>
internal static class SnippetPackages
{
    private static readonly string[] Others = ["GainsightEvents.Plans", "GainsightEvents.Emulator"];

    /// <summary>Packs those that the feed lacks.</summary>
    public static async Task PackAsync(PackedPackage package)
    {
        foreach (var name in Others.Where(name => !File.Exists(Path.Combine(package.Feed, $"{name}.{PackedPackage.Version}.nupkg"))))
        {
            (await ChildProcess.BuildAsync(
                TestPaths.RepositoryRoot,
                [
                    "pack", $"src/{name}", "--configuration", "Release", "--output", package.Feed,
                    "--artifacts-path", Path.Combine(TestPaths.Artifacts, "build"),
                    $"-p:Version={PackedPackage.Version}", "-p:ContinuousIntegrationBuild=true", "-p:RunAnalyzers=false",
                ])).SucceedsWithoutWarnings();

            // The version is always the same, so what an earlier run restored would be taken for this one.
            var restoredBefore = Path.Combine(TestPaths.IsolatedPackages, name.ToLowerInvariant());
            if (Directory.Exists(restoredBefore))
            {
                Directory.Delete(restoredBefore, recursive: true);
            }
        }
    }
}
