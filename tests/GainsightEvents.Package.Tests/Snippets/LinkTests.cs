using System.Text;
using System.Text.RegularExpressions;

namespace GainsightEvents.Package.Tests.Snippets;

/// <summary>Every link between pages leads somewhere: the file is there, and the heading in it.</summary>
public sealed partial class LinkTests
{
    [Fact]
    public void Every_relative_link_leads_to_a_file_and_a_heading()
    {
        var links = Documentation.Pages.SelectMany(LinksOf).ToList();

        Assert.NotEmpty(links);
        Assert.Empty(links.Select(static link => FlawOf(link.Page, link.Target)).OfType<string>());
    }

    [Fact]
    public void The_readme_of_a_package_has_no_relative_link_for_nothing_is_beside_it_there() =>
        Assert.Empty(Documentation.Pages.Where(static page => page.StartsWith("src/", StringComparison.Ordinal)).SelectMany(LinksOf));

    [Fact]
    public void Every_guide_is_reached_from_the_readme()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { "README.md" };
        for (var level = reached.ToList(); level.Count > 0;)
        {
            level =
            [
                .. level.Where(static page => page.EndsWith(".md", StringComparison.Ordinal))
                    .SelectMany(LinksOf)
                    .Select(static link => Resolve(link.Page, link.Target.Split('#')[0]))
                    .Where(reached.Add),
            ];
        }

        Assert.Empty(Documentation.Guides.Where(static page => page.StartsWith("docs/", StringComparison.Ordinal)).Except(reached));
    }

    [Theory]
    [InlineData("Who acts, said once", "who-acts-said-once")]
    [InlineData("`init`, `required` and records", "init-required-and-records")]
    [InlineData("GSE0001: Event without an identifyId", "gse0001-event-without-an-identifyid")]
    [InlineData("\"429\" — a lane is throttled", "429--a-lane-is-throttled")]
    public void A_heading_is_named_as_github_names_it(string heading, string anchor) => Assert.Equal(anchor, AnchorOf(heading));

    private static IEnumerable<(string Page, string Target)> LinksOf(string page) =>
        ProseOf(page)
            .SelectMany(static line => Link().Matches(line))
            .Select(match => (page, match.Groups["target"].Value))
            .Where(static link => !link.Value.Contains("://", StringComparison.Ordinal));

    private static string? FlawOf(string page, string target)
    {
        var parts = target.Split('#', 2);
        var path = parts[0].Length == 0 ? page : Resolve(page, parts[0]);
        var file = Path.Combine(TestPaths.RepositoryRoot, path);
        return !File.Exists(file) && !Directory.Exists(file) ? $"{page}: '{target}' leads to {path}, which does not exist"
            : parts.Length == 2 && !AnchorsOf(path).Contains(parts[1]) ? $"{page}: '{target}' leads to no heading of {path}"
            : null;
    }

    private static string Resolve(string page, string target)
    {
        var folder = Path.GetDirectoryName(Path.Combine(TestPaths.RepositoryRoot, page))!;
        return Path.GetRelativePath(TestPaths.RepositoryRoot, Path.GetFullPath(Path.Combine(folder, target))).Replace('\\', '/');
    }

    private static IEnumerable<string> AnchorsOf(string page) =>
        ProseOf(page).Where(static line => line.StartsWith('#')).Select(static line => AnchorOf(line.TrimStart('#')));

    private static string AnchorOf(string heading)
    {
        var anchor = new StringBuilder();
        foreach (var letter in heading.Trim().ToLowerInvariant())
        {
            anchor.Append(letter == ' ' ? "-" : char.IsLetterOrDigit(letter) || letter is '-' or '_' ? letter.ToString() : "");
        }

        return anchor.ToString();
    }

    // What is between fences is code, in which a bracket and a parenthesis are no link.
    private static IEnumerable<string> ProseOf(string page)
    {
        var isCode = false;
        foreach (var line in Documentation.LinesOf(page))
        {
            var isMarker = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            isCode ^= isMarker;
            if (!isCode && !isMarker)
            {
                yield return line;
            }
        }
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
