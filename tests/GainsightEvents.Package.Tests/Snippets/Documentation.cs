namespace GainsightEvents.Package.Tests.Snippets;

/// <summary>The pages that users read.</summary>
internal static class Documentation
{
    private static readonly string[] NotOurs = ["artifacts", "bin", "obj", "node_modules", "BenchmarkDotNet.Artifacts", "TestResults", ".git"];

    /// <summary>Every page of the repository, by its path from the root.</summary>
    public static IReadOnlyList<string> Pages { get; } =
    [
        .. Directory.EnumerateFiles(TestPaths.RepositoryRoot, "*.md", SearchOption.AllDirectories)
            .Select(static file => Path.GetRelativePath(TestPaths.RepositoryRoot, file).Replace('\\', '/'))
            .Where(static page => !page.Split('/').Any(NotOurs.Contains))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The pages that show how the packages are used. The examples of a rule are compiled by RuleTests; decisions show none.</summary>
    public static IReadOnlyList<string> Guides { get; } =
    [
        .. Pages.Where(static page =>
            page == "README.md"
            || (page.StartsWith("src/", StringComparison.Ordinal) && page.EndsWith("/README.md", StringComparison.Ordinal))
            || (page.StartsWith("docs/", StringComparison.Ordinal) && !page.StartsWith("docs/rules/", StringComparison.Ordinal) && !page.StartsWith("docs/decisions/", StringComparison.Ordinal))),
    ];

    public static string[] LinesOf(string page) => File.ReadAllLines(Path.Combine(TestPaths.RepositoryRoot, page));

    public static IReadOnlyList<Fence> FencesOf(string page) => [.. Fence.Read(page, LinesOf(page))];
}
