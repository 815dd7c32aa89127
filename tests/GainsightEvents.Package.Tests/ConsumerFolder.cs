namespace GainsightEvents.Package.Tests;

/// <summary>Projects outside the repository that have the package from a feed, as a user's have it.</summary>
internal sealed class ConsumerFolder
{
    private readonly string _folder;

    /// <param name="package">The package they restore.</param>
    /// <param name="name">Names the folder; each test has its own.</param>
    public ConsumerFolder(PackedPackage package, string name)
    {
        _folder = package.CreateFolder(name);
        foreach (var source in Directory.EnumerateFiles(TestPaths.Consumers, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder, Path.GetRelativePath(TestPaths.Consumers, source));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(source, copy);
        }
    }

    public string PathOf(params string[] parts) => Path.Combine([_folder, .. parts]);

    /// <summary>Runs <c>dotnet</c> with a verb that builds, on a cache of its own.</summary>
    public Task<ProcessResult> BuildAsync(params string[] arguments) => ChildProcess.BuildAsync(
        _folder,
        [.. arguments, $"-p:GainsightEventsVersion={PackedPackage.Version}"],
        ("NUGET_PACKAGES", TestPaths.IsolatedPackages));
}
