using Microsoft.CodeAnalysis;

namespace GainsightEvents.Package.Tests;

/// <summary>Every rule arrives with the package: each fires on the mistake that <c>Mistakes/GSE####.cs</c> makes, and no file makes another.</summary>
public sealed class PackedRulesTests(PackedPackage package)
{
    [Fact]
    public async Task The_rules_that_fire_in_a_consumer_are_those_that_the_package_declares()
    {
        var rules = PackedRules.Read(package);
        var files = Directory.GetFiles(TestPaths.Mistakes, "GSE*.cs").Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(rules);
        Assert.Equal(rules.Select(rule => rule.Id), files.Select(Path.GetFileNameWithoutExtension));

        var reported = new List<(string File, string Id)>();
        foreach (var group in files.GroupBy(MistakesProject.PropertiesOf, StringComparer.Ordinal))
        {
            var project = new MistakesProject(package.CreateFolder(Path.GetRandomFileName()), group.Key);
            project.Write(group, Severities(rules));
            reported.AddRange(await project.CompileAsync());
        }

        Assert.Equal(
            rules.Select(rule => ($"{rule.Id}.cs", rule.Id)),
            reported.Where(each => !each.Id.StartsWith("CS", StringComparison.Ordinal)).Distinct().Order());
    }

    // What is off by default has to be asked for.
    private static string Severities(IEnumerable<DiagnosticDescriptor> rules) =>
        "is_global = true\n"
        + string.Concat(rules.Where(rule => !rule.IsEnabledByDefault).Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = suggestion\n"));
}
