namespace GainsightEvents.Package.Tests.Snippets;

/// <summary>What the documentation shows compiles when it is pasted, against the packages, with warnings as errors, and its programs run.</summary>
public sealed class SnippetTests(PackedPackage package)
{
    [Fact]
    public void Every_snippet_says_what_it_is()
    {
        var fences = Documentation.Guides.SelectMany(Documentation.FencesOf).ToList();

        Assert.NotEmpty(fences);
        Assert.Empty(fences.Select(SnippetKinds.FlawOf).OfType<string>());
    }

    [Fact]
    public async Task Every_snippet_compiles_and_every_program_runs()
    {
        var root = package.CreateFolder("snippets");
        var projects = Documentation.Guides.Select(page => new SnippetProject(page, root)).Where(static project => project.HasSnippets).ToList();
        Assert.NotEmpty(projects);
        projects.ForEach(static project => project.Write());
        await File.WriteAllTextAsync(
            Path.Combine(root, "Snippets.slnx"),
            $"<Solution>{string.Concat(projects.Select(static project => $"<Project Path=\"{project.Name}/{project.Name}.csproj\" />"))}</Solution>",
            TestContext.Current.CancellationToken);

        (await ChildProcess.BuildAsync(root, ["build", "Snippets.slnx"], ("NUGET_PACKAGES", TestPaths.IsolatedPackages))).SucceedsWithoutWarnings();

        foreach (var project in projects.Where(static project => project.HasProgram))
        {
            await SnippetRun.ToItsEndAsync(project);
        }

        foreach (var project in projects.Where(static project => project.HasServer))
        {
            await SnippetRun.WithRequestsAsync(project);
        }
    }
}
