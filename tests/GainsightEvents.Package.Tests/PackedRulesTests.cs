using GainsightEvents.Tests;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Package.Tests;

/// <summary>Every rule arrives with the package: each fires on the mistake that <c>Mistakes/GSE####.cs</c> makes.</summary>
public sealed class PackedRulesTests(PackedPackage package)
{
    [Theory]
    [InlineData("")]
    [InlineData(CompilerToolset.Oldest)]
    public async Task The_rules_that_fire_in_a_consumer_are_those_that_the_package_declares(string toolset)
    {
        var rules = PackedRules.Read(package);

        var files = Directory.GetFiles(TestPaths.Mistakes, "GSE*.cs").Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(rules);
        Assert.Equal(rules.Select(rule => rule.Id), files.Select(Path.GetFileNameWithoutExtension));

        // By the oldest compiler the one project with nearly all mistakes; those that have properties of their own are in the long run.
        var compiled = toolset.Length == 0 || RunLength.IsLong ? files : [.. files.Where(static file => MistakesProject.PropertiesOf(file).Length == 0)];
        var reported = new List<(string File, string Id)>();
        foreach (var group in compiled.GroupBy(MistakesProject.PropertiesOf, StringComparer.Ordinal))
        {
            var project = new MistakesProject(package.CreateFolder(Path.GetRandomFileName()), group.Key);
            project.Write(group, Severities(rules));
            reported.AddRange(await project.CompileAsync(toolset));
        }

        var fired = reported.Where(each => each.Id.StartsWith("GSE", StringComparison.Ordinal)).Distinct().ToList();
        var expected = compiled.Select(static file => Path.GetFileNameWithoutExtension(file)).ToList();
        Assert.Equal(expected, fired.Select(each => each.Id).Distinct().Order(StringComparer.Ordinal));

        // Each on the mistake that is named for it; one that concerns the whole compilation has no file, and one of the plan has the plan.
        Assert.All(expected, id => Assert.Contains(fired, each => each.Id == id && (each.File == $"{id}.cs" || each.File is "" or "gainsight.events.json")));
    }

    // What is off by default has to be asked for.
    private static string Severities(IEnumerable<DiagnosticDescriptor> rules) =>
        "is_global = true\n"
        + string.Concat(rules.Where(rule => !rule.IsEnabledByDefault).Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = suggestion\n"));
}
