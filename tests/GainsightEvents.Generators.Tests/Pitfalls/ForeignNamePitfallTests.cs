using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Tests.Generation;
using GainsightEvents.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace GainsightEvents.Generators.Tests.Pitfalls;

/// <summary>Names that F#, Visual Basic and later versions of C# have, and C# does not.</summary>
public sealed class ForeignNamePitfallTests
{
    private static readonly MetadataReference Foreign = Build();

    [Theory]
    [InlineData("public Colour Value { get; init; }")]
    [InlineData("public Colour? Value { get; init; } = (Colour)1;")]
    [InlineData("public Access Value { get; init; }")]
    [InlineData("public System.Collections.Generic.List<Access>? Value { get; init; }")]
    [InlineData("public Indexed? Value { get; init; }")]
    public void Enums_and_properties_that_code_can_do_without_naming(string member) => AssertGenerates($"{{ {member} }}");

    [Fact]
    public void A_base_type_with_a_property_that_takes_a_parameter() => AssertGenerates(": Indexed { }");

    [Theory]
    [InlineData("{ public Blank? Value { get; init; } }", "Value.Two Words", "cannot write its name")]
    [InlineData("{ public System.Collections.Generic.List<Blank>? Value { get; init; } }", "Value[].Two Words", "cannot write its name")]
    [InlineData("{ public Holder? Value { get; init; } }", "Value.Inner", "the name of its type")]
    [InlineData(": Blank { }", "Two Words", "cannot write its name")]
    [InlineData(": Holder { }", "Inner", "the name of its type")]
    [InlineData(": Invisible { }", "In\u200Dner", "cannot write its name")]
    public void What_C_sharp_cannot_name_is_named_by_a_message(string body, string path, string reason)
    {
        var (output, files) = Run(body);
        Assert.Contains("throw new global::System.NotSupportedException(", Assert.Single(files).SourceText.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(output.GetDiagnostics(TestContext.Current.CancellationToken), static each => each.Severity >= DiagnosticSeverity.Warning && !each.IsSuppressed);
        var (_, found, why) = Assert.Single(UnsupportedMembers.Find(EventProperties.Of(output.GetTypeByMetadataName("Acme.Opened")!)));
        Assert.Equal(path, found);
        Assert.Contains(reason, why, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_that_only_another_language_can_unwrap_is_refused() =>
        Assert.Contains("[AccountId] takes", Assert.Single(UnsupportedMembers.Find(EventProperties.Of(
            Run("{ [AccountId] public Blank? Value { get; init; } }").Output.GetTypeByMetadataName("Acme.Opened")!))).Reason, StringComparison.Ordinal);

    public static TheoryData<string> ContextualKeywords =>
        [.. SyntaxFacts.GetContextualKeywordKinds().Select(SyntaxFacts.GetText).Concat(["extension", "union", "closed"]).Distinct().Where(SyntaxFacts.IsValidIdentifier)];

    [Theory]
    [MemberData(nameof(ContextualKeywords))]
    public void Every_contextual_keyword_may_be_a_name(string word) =>
        Assert.Equal(2, new GenerationProject($$"""
            #pragma warning disable CS8981, CS9029
            using GainsightEvents;
            namespace @{{word}}.Inner
            {
                public partial class @{{word}}
                {
                    public enum Kind { @{{word}}, Other }
                    [GainsightEvent("Opened")]
                    public partial record Event([property: IdentifyId] string UserId, Kind @{{word}} = Kind.@{{word}}) { public int? More { get; init; } }
                }
            }
            """) { LanguageVersion = LanguageVersion.Preview }.Generate().Files.Count);

    [Theory]
    [MemberData(nameof(ContextualKeywords))]
    public void Every_contextual_keyword_may_name_an_event(string word) =>
        Assert.Equal(2, new GenerationProject($$"""
            #pragma warning disable CS8981, CS9029
            using GainsightEvents;
            namespace Acme;
            [GainsightEvent("Opened")]
            public partial class @{{word}} { [IdentifyId] public string? UserId { get; set; } public @{{word}}Kind Kind { get; set; } }
            public enum @{{word}}Kind { A }
            """) { LanguageVersion = LanguageVersion.Preview }.Generate().Files.Count);

    [Theory]
    [InlineData("長")]
    [InlineData("é")]
    [InlineData("a")]
    public void The_names_of_files_fit_into_255_bytes(string letter)
    {
        var name = string.Concat(Enumerable.Repeat(letter, 119));
        var files = EventSource.In($"A.{name}.B.{name}", $$"""
            #pragma warning disable CS8981
            [GainsightEvent("1")] public partial record {{name}}([IdentifyId] string UserId);
            [GainsightEvent("2")] public partial record {{name}}X([IdentifyId] string UserId);
            [GainsightEvent("3")] public partial record {{name}}x([IdentifyId] string UserId);
            [GainsightEvent("4")] public partial class Outer{{name}} { [GainsightEvent("5")] public partial record {{name}}([IdentifyId] string UserId); }
            """).Generate().Files;

        Assert.Equal(6, files.Select(static file => file.HintName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(files, static file => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(file.HintName), 1, 255));
    }

    [Fact]
    public void Names_that_differ_only_by_composition_have_files_of_their_own() =>
        Assert.Equal(3, EventSource.In("Acme", """
            [GainsightEvent("1")] public partial record Caf\u00E9([IdentifyId] string UserId);
            [GainsightEvent("2")] public partial record Cafe\u0301([IdentifyId] string UserId);
            """).Generate().Files.Select(static file => file.HintName.Normalize()).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Theory]
    [InlineData("_Opened", "_App.1")]
    [InlineData("__", "9lives")]
    [InlineData("_opened", "-")]
    public void A_project_that_complies_with_the_CLS_may_begin_names_with_underscores(string name, string assembly) =>
        new GenerationProject($$"""
            #pragma warning disable CS3008, CS8981
            using GainsightEvents;
            [assembly: System.CLSCompliant(true)]
            namespace Acme
            {
                [GainsightEvent("Opened")] public sealed partial record {{name}}([property: IdentifyId] string UserId, int _count = 1);
            }
            """) { AssemblyName = assembly }.Generate();

    private static void AssertGenerates(string body)
    {
        var (output, files) = Run(body);
        Assert.Equal(2, files.Count);
        Assert.DoesNotContain(output.GetDiagnostics(TestContext.Current.CancellationToken), static each => each.Severity >= DiagnosticSeverity.Warning && !each.IsSuppressed);
    }

    private static (Compilation Output, IReadOnlyList<GeneratedSourceResult> Files) Run(string body)
    {
        var project = new GenerationProject($$"""
            using GainsightEvents;
            #pragma warning disable CS1591
            namespace Acme { [GainsightEvent("Opened", Identity = IdentitySource.FromContext)] public partial class Opened {{body}} }
            """);
        var driver = project.CreateDriver().RunGeneratorsAndUpdateCompilation(
            project.Compile().AddReferences(Foreign), out var output, out _, TestContext.Current.CancellationToken);
        var result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return (output, result.GeneratedSources);
    }

    private static MetadataReference Build()
    {
        var assembly = new ForeignAssembly();
        assembly.Enum("Colour", "Dark Red", "Light-Blue", "1st", "class");
        assembly.Flags("Access", ("No Access", 0), ("Read It", 1), ("Write It", 2), ("Read and Write", 3), ("All", 7));
        var blankEnum = assembly.Enum("Two Words", "A", "B");
        assembly.Class("Indexed", ("Item Of", typeof(string), true), ("Named", typeof(string), true), ("Count", typeof(int), false));
        assembly.Class("Blank", ("Two Words", typeof(string), false));
        assembly.Class("Holder", ("Inner", blankEnum, false));
        assembly.Class("Invisible", ("In\u200Dner", typeof(string), false));
        return assembly.Reference;
    }
}
