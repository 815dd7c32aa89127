using System.Text;
using Xunit;

namespace GainsightEvents.Generators.Tests.Harness;

/// <summary>The page of a rule in <c>docs/rules</c>, and the table of all of them.</summary>
internal static class AnalysisDocumentation
{
    private const string CodeStart = "```csharp\n";
    private const string PlanStart = "```json\n";

    public static string Root => AnalysisReferences.Metadata("RepositoryRoot");

    public static string TablePath => Path.Combine(Root, "docs", "rules", "README.md");

    public static string ReadPage(string id) => File.ReadAllText(Path.Combine(Root, "docs", "rules", id + ".md"));

    /// <summary>The C# example under a heading such as <c>Wrong</c>.</summary>
    public static string ReadExample(string id, string heading)
    {
        var page = ReadPage(id);
        var section = page.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        Assert.True(section >= 0, $"docs/rules/{id}.md has no section '{heading}'.");
        var start = page.IndexOf(CodeStart, section, StringComparison.Ordinal) + CodeStart.Length;
        Assert.True(start >= CodeStart.Length, $"docs/rules/{id}.md has no C# example under '{heading}'.");
        return page[start..page.IndexOf("\n```", start, StringComparison.Ordinal)];
    }

    /// <summary>The plan file of the example under a heading; null where the example has none.</summary>
    public static string? FindPlan(string id, string heading)
    {
        var page = ReadPage(id);
        var section = page.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        var start = page.IndexOf(PlanStart, section, StringComparison.Ordinal);
        var end = page.IndexOf("\n## ", section + 1, StringComparison.Ordinal);
        return start < 0 || start > end ? null : page[(start + PlanStart.Length)..page.IndexOf("\n```", start, StringComparison.Ordinal)];
    }

    /// <summary>The table as the descriptors and the code fixes give it.</summary>
    public static string WriteTable()
    {
        var table = new StringBuilder("# Rules\n\n| id | mistake | severity | code fix |\n|---|---|---|---|\n");
        foreach (var (rule, _) in AnalysisRuleCatalog.Rules)
        {
            var severity = rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString() : "off";
            var fix = AnalysisRuleCatalog.FindFix(rule.Id) is null ? "no" : "yes";
            table.Append(null, $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {severity} | {fix} |\n");
        }

        table.Append("\nA rule is an error when Gainsight would otherwise lose the event. Severities are set in `.editorconfig`: `dotnet_diagnostic.GSE0001.severity = warning`.\n");
        return table.ToString();
    }
}
