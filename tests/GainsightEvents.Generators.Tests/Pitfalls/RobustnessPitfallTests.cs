using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Generation;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Pitfalls;

/// <summary>What does not compile must not take the generator down; what a person has looked at and silenced stays silent. Sources broken at random are in MutationTests.</summary>
public sealed class RobustnessPitfallTests
{
    [Theory]
    [InlineData("[GainsightEvent] public partial record Opened;")]
    [InlineData("[GainsightEvent(1)] public partial record Opened;")]
    [InlineData("[GainsightEvent(Missing)] public partial record Opened;")]
    [InlineData("[GainsightEvent(\"a\", \"b\")] public partial record Opened;")]
    [InlineData("[GainsightEvent(\"a\")] [GainsightEvent(\"b\")] public partial record Opened;")]
    [InlineData("[GainsightEvent(\"a\")] public partial record Opened; [GainsightEvent(\"b\")] public partial record Opened;")]
    [InlineData("[GainsightEvent(\"a\")] public partial record Opened; [GainsightEvent(\"b\")] public partial struct Opened { }")]
    [InlineData("[GainsightEvent(\"a\", Priority = \"x\", MaxAge = 3, Product = 4)] public partial record Opened;")]
    [InlineData("[GainsightEvent(\"a\", MaxAge = \"soon\")] public partial record Opened;")]
    [InlineData("[GainsightEvent(\"a\")] public partial record Opened : Missing { public int A { get; init; } }")]
    [InlineData("[GainsightEvent(\"a\")] public partial record Opened : Opened;")]
    [InlineData("[GainsightEvent(\"a\")] public partial record Opened(int A, int A);")]
    [InlineData("[GainsightEvent(\"a\")] public partial record Opened { public int A { get; init; } public string A { get; init; } }")]
    [InlineData("[GainsightEvent(\"a\")] public partial record Opened { public required int A { get; } public int B { get; init; } = ; }")]
    [InlineData("[GainsightEvent(\"a\")] public partial record Opened { public Kind K { get; init; } } public enum Kind { A = Missing, B = 1 / 0, A }")]
    [InlineData("[GainsightEvent(\"a\")] public partial record Opened { [JsonPropertyName] public int A { get; init; } [JsonIgnore(Condition = 9)] public int B { get; init; } }")]
    [InlineData("[GainsightEvent(\"a\")] public partial record Opened { [IdentifyId] public Cyclic Id { get; init; } } public record Cyclic(Cyclic Value);")]
    [InlineData("[GainsightEvent(\"a\")] public partial record")]
    [InlineData("[GainsightEvent(\"a\")] public partial record {")]
    [InlineData("[GainsightEvent(\"a\")] partial")]
    [InlineData("[assembly: PxProduct(Name = 3)] [assembly: PxProduct(1, 2)]")]
    public void Broken_code_does_not_break_the_generator(string declaration) => GenerationRun.Tolerant(EventSource.In("Acme", declaration));

    [Theory]
    [InlineData("Missing")]
    [InlineData("Missing?")]
    [InlineData("Missing<int>")]
    [InlineData("List<Missing>")]
    [InlineData("Dictionary<string, Missing[]>")]
    [InlineData("Nullable<Missing>")]
    [InlineData("Nullable<Missing>?")]
    [InlineData("Nullable<int>?")]
    public void A_member_of_an_unresolved_type_is_left_out_and_the_rest_is_emitted(string type) =>
        Assert.Contains(
            "\"count\\\":",
            GenerationRun.Tolerant(EventSource.Opened($"public {type} Unknown {{ get; init; }} public int Count {{ get; init; }}")).File("Opened"),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("events.schema.json", "{ \"not\": json")]
    [InlineData("appsettings.json", "\0\uFFFD[[[[")]
    [InlineData("gainsight.json", "")]
    public void Malformed_JSON_among_the_additional_files_changes_nothing(string path, string text)
    {
        var project = EventSource.Opened("public int Count { get; init; }");
        var result = project.CreateDriver()
            .AddAdditionalTexts([new GenerationText(path, text)])
            .RunGenerators(project.Compile(), TestContext.Current.CancellationToken)
            .GetRunResult().Results.Single();

        Assert.Null(result.Exception);
        Assert.Equal(
            project.Generate().Files.Select(static file => file.SourceText.ToString()),
            result.GeneratedSources.OrderBy(static file => file.HintName, StringComparer.Ordinal).Select(static file => file.SourceText.ToString()));
    }

    [Fact]
    public void An_attribute_of_another_namespace_is_not_ours() =>
        Assert.Empty(new GenerationProject("""
            namespace Other { public sealed class GainsightEventAttribute : System.Attribute { public GainsightEventAttribute(string name) { } } }
            namespace Acme { using Other; [GainsightEvent("a")] public partial class Opened { } }
            """).Generate().Files);

    [Fact]
    public Task A_pragma_silences_the_lines_between_and_no_others() => AnalysisTest.Of<MissingIdentifyIdAnalyzer>().In("""
        #pragma warning disable GSE0001
        [GainsightEvent("1")] public partial record First;
        #pragma warning restore GSE0001
        [GainsightEvent("2")] public partial record [|Second|];
        """).ReportsAnything();

    [Fact]
    public Task SuppressMessage_silences_the_type_that_bears_it_and_no_other() => AnalysisTest.Of<MissingIdentifyIdAnalyzer>().In("""
        [System.Diagnostics.CodeAnalysis.SuppressMessage("GainsightEvents", "GSE0001", Justification = "The gateway adds it.")]
        [GainsightEvent("1")] public partial record First;
        [GainsightEvent("2")] public partial record [|Second|];
        """).ReportsAnything();

    [Fact]
    public Task SuppressMessage_silences_the_member_that_bears_it_and_no_other() => AnalysisTest.Of<UnmarkedEnvelopeFieldAnalyzer>().In("""
        [GainsightEvent("1")] public partial record First
        {
            [System.Diagnostics.CodeAnalysis.SuppressMessage("GainsightEvents", "GSE0032")] public string? SessionId { get; init; }
            public string? [|AccountId|] { get; init; }
        }
        """).ReportsAnything();
}
