using GainsightEvents.Generators.Tests.Harness;
using GainsightEvents.Generators.Tests.Robustness;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

/// <summary>
/// A referenced project is a file in a build and a compilation in an editor, where its symbols have syntax. Both have to come to the same:
/// <see cref="GenerationProject.Generate"/> compares them.
/// </summary>
public sealed class EditorReferenceTests
{
    [Theory]
    [InlineData("public string? Kind { get; init; } = \"web\";")]
    [InlineData("public string? Kind { get; init; } = Names.Web;")]
    [InlineData("public Color Kind { get; init; } = Color.Red;")]
    [InlineData("public Color? Kind { get; set; }")]
    [InlineData("public int Kind { get; set; } protected Base() { Kind = 1; }")]
    [InlineData("public int Kind { get; set; } protected Base() : this(1) { } private Base(int kind) => Kind = kind;")]
    [InlineData("private int _kind = 5; public int Kind { get => _kind; init => _kind = value; }")]
    [InlineData("public virtual int Kind { get; init; } = 3; internal string? Other { get; init; } private string? Third { get; init; }")]
    [InlineData("public required int Kind { get; init; }")]
    [InlineData("public int Kind { get; private set; } public int Size { get; internal set; } public int Depth { get; protected set; }")]
    [InlineData("public Line? Kind { get; init; } public System.Collections.Generic.List<Line>? Lines { get; init; }")]
    [InlineData("public System.Acme.Amount? Kind { get; init; }")]
    [InlineData("[System.ComponentModel.DataAnnotations.Range(1, 2)] public int Kind { get; init; } = 1;")]
    [InlineData("public OrderId Kind { get; init; } [AccountId] public OrderId? Account { get; init; }")]
    public void Members_of_a_base_type(string members) => Derive($$"""
        public abstract record Base { [IdentifyId] public string? UserId { get; init; } {{members}} }
        public enum Color { None, Red }
        public static class Names { public const string Web = "web"; }
        public record Line(string Sku, int Count) { public int Size { get; init; } = 1; private string? Hidden { get; init; } }
        public record struct OrderId(System.Guid Value);
        """, "public sealed partial record Opened : Base { public int Count { get; init; } = 2; }");

    [Theory]
    [InlineData("public abstract record Base([IdentifyId] string UserId, int Count = 3);", "public sealed partial record Opened(string UserId, int Count = 4) : Base(UserId, Count);")]
    [InlineData("public abstract class Base { [IdentifyId] public abstract string UserId { get; set; } }", "public partial class Opened : Base { public override string UserId { get; set; } = \"\"; }")]
    [InlineData("public class First { public int Size { get; init; } } public class Base : First { private new int Size; public Base() { Size = 1; } public override int GetHashCode() => Size; }", "public partial class Opened : Base { [IdentifyId] public string? UserId { get; set; } }")]
    [InlineData("public class First { public int Size { get; init; } } public class Base : First { internal new int Size = 1; }", "public partial class Opened : Base { [IdentifyId] public string? UserId { get; set; } }")]
    [InlineData("public interface IUser { string UserId { get; } } public struct Base { public int Size => 1; }", "public partial struct Opened : IUser { [IdentifyId] public string UserId { get; set; } public Base? Nothing => null; }")]
    public void Shapes_of_a_base_type(string library, string declaration) => Derive(library, declaration);

    [Fact]
    public async Task Rules_see_the_same_in_an_editor_as_in_a_build()
    {
        var project = new GenerationProject([.. ValidSources.Events, """
            using GainsightEvents;
            namespace Acme;
            [GainsightEvent("Other")] public partial record Other : UserEvent { public byte[]? Photo { get; init; } public Tree? Tree { get; init; } public string? Url { get; init; } }
            """])
        {
            AssemblyName = "Application",
            LanguageVersion = LanguageVersion.Latest,
            Libraries = [new GenerationProject(ValidSources.Shared) { AssemblyName = "Library", LanguageVersion = LanguageVersion.Latest }.ToLibrary()],
        };

        var built = await Diagnostics(project);
        Assert.NotEmpty(built);
        Assert.Equal(built, await Diagnostics(project with { IsInEditor = true }));
    }

    private static async Task<string[]> Diagnostics(GenerationProject project)
    {
        var analyzers = AnalysisRuleCatalog.Rules.Select(static rule => rule.Analyzer).Distinct();
        var diagnostics = await project.Compile().WithAnalyzers([.. analyzers]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. diagnostics.Select(static diagnostic => diagnostic.ToString()).Order(StringComparer.Ordinal)];
    }

    private static void Derive(string library, string declaration)
    {
        const string Usings = "using System.Collections.Generic;\nusing GainsightEvents;\n";
        var run = new GenerationProject($"{Usings}using Library;\nnamespace Acme;\n[GainsightEvent(\"Opened\")] {declaration}")
        {
            LanguageVersion = LanguageVersion.Latest,
            Libraries = [new GenerationProject(Usings + "namespace System.Acme { public record Amount(decimal Value, string Currency); }\nnamespace Library { " + library + " }")
            {
                AssemblyName = "Library",
                LanguageVersion = LanguageVersion.Latest,
            }.ToLibrary()],
        }.Generate();

        Assert.Equal(2, run.Files.Count);
    }
}
