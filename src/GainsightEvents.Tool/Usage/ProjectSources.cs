using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.MSBuild;

namespace GainsightEvents.Tool.Usage;

/// <summary>The projects of a solution, or one project and those that it references, as the compiler sees them.</summary>
internal sealed class ProjectSources : IDisposable
{
    // What a test project references, whatever its framework.
    private static readonly string[] TestFrameworks = ["xunit.v3.core", "xunit.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "TUnit.Core"];

    private const int MostTold = 3;

    private readonly MSBuildWorkspace _workspace;

    private ProjectSources(MSBuildWorkspace workspace, string file)
    {
        _workspace = workspace;

        // A project for several frameworks is there several times.
        Projects = [.. workspace.CurrentSolution.Projects.Where(static project => project.Language == LanguageNames.CSharp).DistinctBy(static project => project.FilePath)];
        Opened = IsProject(file) ? [.. Projects.Where(project => project.FilePath == file)] : Projects;
    }

    /// <summary>The projects in C#, one of each file, with those that they reference.</summary>
    public IReadOnlyList<Project> Projects { get; }

    /// <summary>Of these, what was asked for: a project alone, or all of a solution.</summary>
    public IReadOnlyList<Project> Opened { get; }

    /// <summary>Opens them.</summary>
    /// <param name="path">A solution, a project, or a folder with one of them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ToolException">There is none, or it cannot be read whole.</exception>
    public static async Task<ProjectSources> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var file = Find(Path.GetFullPath(path));
        var workspace = MSBuildWorkspace.Create();
        try
        {
            var failures = new ConcurrentQueue<string>();
            using var failed = workspace.RegisterWorkspaceFailedHandler(failure =>
            {
                if (failure.Diagnostic.Kind == WorkspaceDiagnosticKind.Failure)
                {
                    failures.Enqueue(Model.OneLine.Of(failure.Diagnostic.Message));
                }
            });
            if (IsProject(file))
            {
                await workspace.OpenProjectAsync(file, cancellationToken: cancellationToken);
            }
            else
            {
                await workspace.OpenSolutionAsync(file, cancellationToken: cancellationToken);
            }

            // What could not be read might publish what seems not to be published.
            if (!failures.IsEmpty)
            {
                throw new ToolException($"'{file}' could not be read whole: {string.Join(" ", failures.Distinct().Take(MostTold))} Run `dotnet build` there first.", ExitCodes.Unavailable);
            }

            return new ProjectSources(workspace, file);
        }
        catch
        {
            workspace.Dispose();
            throw;
        }
    }

    /// <summary>Whether it is a project of tests, in which a call publishes nothing.</summary>
    public static bool IsOfTests(Compilation compilation) => compilation.ReferencedAssemblyNames.Any(static reference => TestFrameworks.Contains(reference.Name, StringComparer.OrdinalIgnoreCase));

    public void Dispose() => _workspace.Dispose();

    private static bool IsProject(string file) => file.EndsWith("proj", StringComparison.OrdinalIgnoreCase);

    private static string Find(string path)
    {
        if (File.Exists(path))
        {
            return path;
        }

        if (!Directory.Exists(path))
        {
            throw new ToolException($"There is no '{path}'. Name a solution, a project, or a folder with one of them.");
        }

        foreach (var pattern in new[] { "*.slnx", "*.sln", "*.csproj" })
        {
            switch (Directory.GetFiles(path, pattern))
            {
                case [var only]:
                    return only;
                case [var first, var second, ..]:
                    throw new ToolException($"'{path}' has more than one: {Path.GetFileName(first)}, {Path.GetFileName(second)}. Name one of them.");
            }
        }

        throw new ToolException($"There is no solution and no project in '{path}'. Name one.");
    }
}
