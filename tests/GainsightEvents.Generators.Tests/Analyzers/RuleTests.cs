using System.Reflection;
using System.Text.RegularExpressions;
using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

/// <summary>What holds of every rule. A new rule is found by itself; what it still lacks fails here.</summary>
public sealed partial class RuleTests
{
    // Rules run without the generator here; what one of them looks at is written by hand.
    private const string GeneratedMethod = """
        using System.Threading.Tasks;

        [System.CodeDom.Compiler.GeneratedCode("GainsightEvents.Generators", "0.1.0")]
        public static class ReportExportedGainsightExtensions
        {
            public static ValueTask<PublishReceipt> PublishReportExportedAsync(
                this IEventPublisher publisher, string userId, string category, string format, System.Threading.CancellationToken cancellationToken = default) => default;
        }
        """;

    // Those that are reported in the plan file, where no source can say anything about them.
    private static readonly string[] InPlan = ["GSE0090", "GSE0094", "GSE0095"];

    public static TheoryData<string> Ids => AnalysisRuleCatalog.Ids;

    public static TheoryData<string> IdsInSource => [.. AnalysisRuleCatalog.Rules.Select(static rule => rule.Rule.Id).Except(InPlan)];

    public static TheoryData<string> IdsInPlan => [.. InPlan];

    // What is switched on by its own name no longer heeds its category.
    public static TheoryData<string> IdsOnByDefault =>
        [.. AnalysisRuleCatalog.Rules.Where(static rule => rule.Rule.IsEnabledByDefault && !InPlan.Contains(rule.Rule.Id)).Select(static rule => rule.Rule.Id)];

    [Fact]
    public void Every_id_belongs_to_one_rule() =>
        Assert.Distinct(AnalysisRuleCatalog.Rules.Select(static rule => rule.Rule.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_has_an_id_of_ours_a_category_and_a_link_to_its_page(string id)
    {
        var (rule, analyzer) = AnalysisRuleCatalog.Get(id);

        Assert.Matches(IdForm(), id);
        Assert.Equal(RuleDescriptors.Category, rule.Category);
        Assert.Matches($"^https://[^ ]+/blob/main/docs/rules/{id}\\.md$", rule.HelpLinkUri);
        Assert.Equal([LanguageNames.CSharp], analyzer.GetType().GetCustomAttribute<DiagnosticAnalyzerAttribute>()!.Languages);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_message_is_one_sentence_without_a_full_stop(string id)
    {
        var message = AnalysisRuleCatalog.Get(id).Rule.MessageFormat.ToString(null);

        Assert.NotEmpty(message);
        Assert.Equal(message.Trim(), message);
        Assert.DoesNotContain('\n', message);
        Assert.DoesNotContain(". ", message, StringComparison.Ordinal);
        Assert.False(message.EndsWith('.'), message);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_page_says_why_what_is_wrong_what_is_right_and_when_to_suppress(string id)
    {
        var headings = Heading().Matches(AnalysisDocumentation.ReadPage(id)).Select(static heading => heading.Value);

        Assert.Equal([$"# {id}: {AnalysisRuleCatalog.Get(id).Rule.Title}", "## Why", "## Wrong", "## Right", "## When to suppress"], headings);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Its_wrong_example_shows_this_mistake_and_no_other(string id)
    {
        var diagnostics = await Example(id, "Wrong").Diagnostics();

        Assert.Equal([id], diagnostics.Select(static diagnostic => diagnostic.Id).Distinct());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Its_right_example_shows_nothing(string id) => Example(id, "Right").ReportsNothing();

    [Theory]
    [MemberData(nameof(IdsInSource))]
    public Task A_pragma_silences_it(string id) => Example(id, "Wrong", before: $"#pragma warning disable {id}\n").ReportsNothing();

    [Theory]
    [MemberData(nameof(Ids))]
    public Task SuppressMessage_silences_it(string id) => Example(id, "Wrong")
        .In($"[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"{RuleDescriptors.Category}\", \"{id}\", Scope = \"module\")]", "Suppressions.cs")
        .ReportsNothing();

    [Theory]
    [MemberData(nameof(IdsInSource))]
    public Task Editorconfig_silences_it(string id) => Example(id, "Wrong")
        .WithEditorConfig($"root = true\n[*.cs]\ndotnet_diagnostic.{id}.severity = none\n")
        .ReportsNothing();

    [Theory]
    [MemberData(nameof(IdsInSource))]
    public async Task Editorconfig_sets_its_severity(string id)
    {
        var rule = AnalysisRuleCatalog.Get(id).Rule;
        var (severity, name) = rule.DefaultSeverity == DiagnosticSeverity.Error ? (DiagnosticSeverity.Warning, "warning") : (DiagnosticSeverity.Error, "error");

        var diagnostics = await Example(id, "Wrong").WithEditorConfig($"root = true\n[*.cs]\ndotnet_diagnostic.{id}.severity = {name}\n").Diagnostics();

        Assert.NotEmpty(diagnostics);
        Assert.All(diagnostics, diagnostic => Assert.Equal((id, severity), (diagnostic.Id, diagnostic.Severity)));
    }

    [Theory]
    [MemberData(nameof(IdsInPlan))]
    public Task A_global_configuration_silences_what_is_in_the_plan_file(string id) => Example(id, "Wrong").WithSeverity(id, "none").ReportsNothing();

    [Theory]
    [MemberData(nameof(IdsOnByDefault))]
    public Task Editorconfig_silences_it_with_its_category(string id) => Example(id, "Wrong")
        .WithEditorConfig($"root = true\n[*.cs]\ndotnet_analyzer_diagnostic.category-{RuleDescriptors.Category}.severity = none\n")
        .ReportsNothing();

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_has_a_test_class_of_its_own(string id)
    {
        var name = AnalysisRuleCatalog.Get(id).Analyzer.GetType().Name.Replace("Analyzer", "Tests", StringComparison.Ordinal);
        var tests = typeof(RuleTests).Assembly.GetType($"{typeof(RuleTests).Namespace}.{name}");

        Assert.True(tests is not null, $"There is no test class {name}.");
        Assert.Contains(tests.GetMethods(), static method => method.GetCustomAttribute<FactAttribute>() is not null);
    }

    [Fact]
    public void The_release_notes_list_every_rule_as_it_is()
    {
        var listed = new[] { "Shipped", "Unshipped" }
            .Select(static file => Path.Combine(AnalysisDocumentation.Root, "src", "GainsightEvents.Generators", $"AnalyzerReleases.{file}.md"))
            .SelectMany(File.ReadLines)
            .Where(static line => line.StartsWith("GSE", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        var expected = AnalysisRuleCatalog.Rules.Select(static rule =>
            $"{rule.Rule.Id} | {rule.Rule.Category} | {(rule.Rule.IsEnabledByDefault ? rule.Rule.DefaultSeverity : "Disabled")} | {rule.Rule.Title}");

        Assert.Equal(expected, listed);
    }

    [Fact]
    public void The_table_of_rules_is_up_to_date()
    {
        var table = AnalysisDocumentation.WriteTable();
        if (Environment.GetEnvironmentVariable("VERIFY_ACCEPT") == "1")
        {
            File.WriteAllText(AnalysisDocumentation.TablePath, table);
        }

        Assert.Equal(table, File.ReadAllText(AnalysisDocumentation.TablePath));
    }

    [Fact]
    public void Every_fix_belongs_to_a_rule_and_can_fix_all()
    {
        Assert.NotEmpty(AnalysisRuleCatalog.Fixes);
        Assert.All(AnalysisRuleCatalog.Fixes, static fix =>
        {
            Assert.NotNull(fix.GetFixAllProvider());
            Assert.Single(fix.FixableDiagnosticIds);
            Assert.NotNull(AnalysisRuleCatalog.Get(fix.FixableDiagnosticIds[0]).Rule);
        });
    }

    // Only the page about the key leaves it out, and what is wrong about the language no source shows. What is about to expire has its day.
    // A rule that is off is switched on.
    private static AnalysisTest Example(string id, string heading, string before = "")
    {
        var test = AnalysisTest.OfAllRules().In(before + AnalysisDocumentation.ReadExample(id, heading));
        test = id == "GSE0002" ? test : test.In("[assembly: PxProduct(\"AP-XXXXXXXXXX-2\")]", "Product.cs");
        test = id == "GSE0018" && heading == "Wrong" ? test.WithLanguage(LanguageVersion.CSharp10) : test;
        test = AnalysisDocumentation.FindPlan(id, heading) is { } plan ? test.WithPlan(plan) : test;

        // It comes with one of the other rules about plans.
        test = id == "GSE0095" ? test.WithSeverity("GSE0091", "none") : test;
        test = id is "GSE0057" or "GSE0058" ? test.WithMSBuildProperty("GainsightToday", "2026-11-27") : test;
        test = id == "GSE0062" ? test.In(GeneratedMethod, "Generated.cs") : test;
        return AnalysisRuleCatalog.Get(id).Rule.IsEnabledByDefault ? test : test.WithSeverity(id, "warning");
    }

    [GeneratedRegex("^GSE[0-9]{4}$")]
    private static partial Regex IdForm();

    [GeneratedRegex("^#+ .*$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
