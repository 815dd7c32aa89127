using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using GainsightEvents.Tool.Commands;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.MSBuild;

namespace GainsightEvents.Tool.Usage;

/// <summary>The projects of a solution, or one project and those that it references, as the compiler sees them.</summary>
internal sealed partial class ProjectSources : IDisposable
{
    // What a test project references, whatever its framework.
    private static readonly string[] TestFrameworks = ["xunit.v3.core", "xunit.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "TUnit.Core"];

    private static readonly string[] OtherLanguages = [".fsproj", ".vbproj"];

    private const int MostTold = 3;

    private const int MostTries = 3;

    // What Roslyn's messages about the process that evaluates projects begin with.
    private const string BuildHost = "[BuildHost ";

    private readonly MSBuildWorkspace _workspace;

    private ProjectSources(MSBuildWorkspace workspace, string file, IEnumerable<string> others)
    {
        _workspace = workspace;
        Projects = [.. workspace.CurrentSolution.Projects.Where(static project => project.Language == LanguageNames.CSharp)];
        Opened = [.. Projects.DistinctBy(static project => project.FilePath).Where(project => !IsProject(file) || project.FilePath == file)];
        Unread = [.. others.Where(static other => OtherLanguages.Contains(Path.GetExtension(other)))];
    }

    /// <summary>The projects in C#, with those that they reference. A project for several frameworks is there once for each.</summary>
    public IReadOnlyList<Project> Projects { get; }

    /// <summary>Of these, what was asked for: a project alone, or all of a solution; one for each file.</summary>
    public IReadOnlyList<Project> Opened { get; }

    /// <summary>The projects of .NET that are not in C#, and of which nothing is known.</summary>
    public IReadOnlyList<string> Unread { get; }

    /// <summary>Opens them.</summary>
    /// <param name="path">A solution, a project, or a folder with one of them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ToolException">There is none, or it cannot be read whole.</exception>
    public static async Task<ProjectSources> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var file = Find(Path.GetFullPath(path));
        var others = IsProject(file) ? [] : OtherProjectsOf(file, await File.ReadAllTextAsync(file, cancellationToken));
        for (var left = MostTries - 1; ; left--)
        {
            var (sources, failures) = await OpenAsync(file, others, cancellationToken);
            if (sources is not null)
            {
                return sources;
            }

            // On a busy machine the process that evaluates projects is given up, now and then, although it only took its time to end. What it has read by then is not
            // known, so all is read again.
            if (left == 0 || !failures.All(static failure => failure.StartsWith(BuildHost, StringComparison.Ordinal)))
            {
                throw new ToolException($"'{file}' could not be read whole: {string.Join(" ", failures.Distinct().Take(MostTold))} Run `dotnet build` there first.", ExitCodes.Unavailable);
            }
        }
    }

    private static async Task<(ProjectSources? Sources, IReadOnlyCollection<string> Failures)> OpenAsync(string file, List<string> others, CancellationToken cancellationToken)
    {
        var workspace = MSBuildWorkspace.Create();
        try
        {
            var failures = new ConcurrentQueue<string>();
            using var failed = workspace.RegisterWorkspaceFailedHandler(failure =>
            {
                if (failure.Diagnostic.Kind == WorkspaceDiagnosticKind.Failure && !others.Any(other => failure.Diagnostic.Message.Contains($"'{other}'", StringComparison.Ordinal)))
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
                workspace.Dispose();
                return (null, failures);
            }

            return (new ProjectSources(workspace, file, others), failures);
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

    // Containers, databases and scripts have projects as well.
    private static List<string> OtherProjectsOf(string solution, string text) =>
    [
        .. ProjectPath().Matches(text)
            .Select(match => Path.GetFullPath(match.Groups["path"].Value.Replace('\\', '/'), Path.GetDirectoryName(solution)!))
            .Where(static path => !path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)),
    ];

    [GeneratedRegex("\"(?<path>[^\"]+\\.[a-z]*proj)\"", RegexOptions.IgnoreCase)]
    private static partial Regex ProjectPath();

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
