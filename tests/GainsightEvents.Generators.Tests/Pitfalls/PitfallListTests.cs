using System.Text.RegularExpressions;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Pitfalls;

/// <summary>The list in <c>README.md</c> beside this file is of tests that exist, and of every test of this folder.</summary>
public sealed partial class PitfallListTests
{
    private static readonly string List = File.ReadAllText(
        Path.Combine(AnalysisDocumentation.Root, "tests", "GainsightEvents.Generators.Tests", "Pitfalls", "README.md"));

    private static readonly HashSet<string> Tests = typeof(PitfallListTests).Assembly.GetTypes()
        .SelectMany(static type => type.GetMethods(), static (type, method) => (type, method))
        .Where(static test => test.method.IsDefined(typeof(FactAttribute), inherit: true))
        .Select(static test => $"{test.type.Name}.{test.method.Name}")
        .ToHashSet(StringComparer.Ordinal);

    [Fact]
    public void Every_test_of_this_project_that_is_listed_exists()
    {
        var listed = Listed();

        Assert.NotEmpty(listed);
        Assert.Empty(listed.Except(Tests));
    }

    [Fact]
    public void Every_pitfall_test_is_listed()
    {
        var pitfalls = Tests.Where(static test => test.Contains("PitfallTests.", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(pitfalls);
        Assert.Empty(pitfalls.Except(Listed()));
    }

    [Fact]
    public void Every_test_of_another_project_that_is_listed_exists()
    {
        var listed = ElsewherePattern.Matches(List);

        Assert.NotEmpty(listed);
        Assert.All(listed, static test => Assert.Contains(
            $" {test.Groups["method"].Value}(",
            File.ReadAllText(Path.Combine(AnalysisDocumentation.Root, test.Groups["file"].Value)),
            StringComparison.Ordinal));
        Assert.Equal(List.Split("`tests/").Length - 1, listed.Count);
    }

    private static List<string> Listed() => HerePattern.Matches(List).Select(static test => test.Groups["test"].Value).ToList();

    [GeneratedRegex(@"`(?<test>\w+Tests\.\w+)`")]
    private static partial Regex HerePattern { get; }

    [GeneratedRegex(@"`(?<file>tests/[\w./]+\.cs)`: `(?<method>\w+)`")]
    private static partial Regex ElsewherePattern { get; }
}
