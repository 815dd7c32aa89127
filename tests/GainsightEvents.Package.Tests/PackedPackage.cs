using System.IO.Compression;

[assembly: AssemblyFixture(typeof(GainsightEvents.Package.Tests.PackedPackage))]

namespace GainsightEvents.Package.Tests;

/// <summary>The package, packed once as a release is, and the temporary folder that holds it and all that consumes it.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    /// <summary>A version that no release has.</summary>
    public const string Version = "0.0.1-packed";

    /// <summary>The packages.</summary>
    public static readonly string[] Names = ["GainsightEvents", "GainsightEvents.AspNetCore", "GainsightEvents.Outbox.Sqlite", "GainsightEvents.Outbox.PostgreSql", "GainsightEvents.EntityFrameworkCore", "GainsightEvents.Plans", "GainsightEvents.Emulator", "GainsightEvents.Testing", "GainsightEvents.Emulator.Tool", "GainsightEvents.Tool"];

    private readonly string _folder = Directory.CreateTempSubdirectory("gainsight-package-").FullName;

    public string Feed => Path.Combine(_folder, "feed");

    public string PackagePath => Path.Combine(Feed, $"GainsightEvents.{Version}.nupkg");

    public string PackagePathOf(string name) => Path.Combine(Feed, $"{name}.{Version}.nupkg");

    public string SymbolsPath => Path.Combine(Feed, $"GainsightEvents.{Version}.snupkg");

    /// <summary>What the package holds, as files.</summary>
    public string Unpacked => Path.Combine(_folder, "unpacked");

    public async ValueTask InitializeAsync()
    {
        foreach (var project in Names)
        {
            (await PackAsync(project, Feed, Path.Combine(TestPaths.Artifacts, "build"))).SucceedsWithoutWarnings();
        }

        await ZipFile.ExtractToDirectoryAsync(PackagePath, Unpacked, TestContext.Current.CancellationToken);

        // The version is always the same, so what an earlier run restored would be taken for this one.
        foreach (var restoredBefore in Names.Select(static name => Path.Combine(TestPaths.IsolatedPackages, name.ToLowerInvariant())).Where(Directory.Exists))
        {
            Directory.Delete(restoredBefore, recursive: true);
        }
    }

    /// <summary>Packs a project as a release is packed.</summary>
    /// <param name="project">The project, of those under <c>src</c>.</param>
    /// <param name="output">Where the package is put.</param>
    /// <param name="artifacts">Where it is built.</param>
    internal static Task<ProcessResult> PackAsync(string project, string output, string artifacts) => ChildProcess.BuildAsync(
        TestPaths.RepositoryRoot,
        [
            // The analyzers have run in the ordinary build; here they would only cost time.
            "pack", $"src/{project}", "--configuration", "Release", "--output", output,
            "--artifacts-path", artifacts,
            $"-p:Version={Version}", "-p:ContinuousIntegrationBuild=true", "-p:RunAnalyzers=false",
        ]);

    /// <summary>A fresh folder whose projects restore this package, beside the machine's ordinary sources.</summary>
    public string CreateFolder(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="package under test" value="{Feed}" />
              </packageSources>
              <fallbackPackageFolders>
                <add key="this machine" value="{TestPaths.PackagesOnThisMachine}" />
              </fallbackPackageFolders>
            </configuration>
            """);
        return folder;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
