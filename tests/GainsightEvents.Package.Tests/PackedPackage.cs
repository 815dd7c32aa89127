using System.IO.Compression;
using System.Text.Json;

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

    private CompilerServer? _compiler;

    public string Feed => Path.Combine(_folder, "feed");

    public string PackagePath => Path.Combine(Feed, $"GainsightEvents.{Version}.nupkg");

    public string PackagePathOf(string name) => Path.Combine(Feed, $"{name}.{Version}.nupkg");

    public string SymbolsPath => Path.Combine(Feed, $"GainsightEvents.{Version}.snupkg");

    /// <summary>What the package holds, as files.</summary>
    public string Unpacked => Path.Combine(_folder, "unpacked");

    public async ValueTask InitializeAsync()
    {
        _compiler = await CompilerServer.StartAsync();
        (await PackAsync(Names, Feed, Path.Combine(TestPaths.Artifacts, "build"))).SucceedsWithoutWarnings();
        await ZipFile.ExtractToDirectoryAsync(PackagePath, Unpacked, TestContext.Current.CancellationToken);

        // The version is always the same, so what an earlier run restored would be taken for this one.
        foreach (var restoredBefore in Names.Select(static name => Path.Combine(TestPaths.IsolatedPackages, name.ToLowerInvariant())).Where(Directory.Exists))
        {
            Directory.Delete(restoredBefore, recursive: true);
        }
    }

    /// <summary>Packs projects as a release packs them.</summary>
    /// <param name="projects">The projects, of those under <c>src</c>.</param>
    /// <param name="output">Where the packages are put.</param>
    /// <param name="artifacts">Where they are built.</param>
    internal static async Task<ProcessResult> PackAsync(IEnumerable<string> projects, string output, string artifacts)
    {
        // A part of the solution, so that what several need is built and looked at once.
        var part = Path.Combine(Directory.CreateDirectory(artifacts).FullName, "packages.slnf");
        await File.WriteAllTextAsync(part, JsonSerializer.Serialize(new
        {
            solution = new { path = Path.Combine(TestPaths.RepositoryRoot, "Generators.sln"), projects = projects.Select(static name => $"src/{name}/{name}.csproj") },
        }));
        return await ChildProcess.BuildAsync(
            TestPaths.RepositoryRoot,
            [
                // The analyzers have run in the ordinary build; here they would only cost time.
                "pack", part, "--configuration", "Release", "--artifacts-path", artifacts,
                $"-p:PackageOutputPath={output}", $"-p:Version={Version}", "-p:ContinuousIntegrationBuild=true", "-p:RunAnalyzers=false", "-m:1",
            ]);
    }

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
        _compiler?.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
