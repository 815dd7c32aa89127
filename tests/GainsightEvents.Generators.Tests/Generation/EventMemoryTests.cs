using System.Runtime.CompilerServices;
using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing;
using GainsightEvents.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

/// <summary>Edits as an editor makes them: the files that nobody types in keep their syntax.</summary>
public sealed class EventMemoryTests
{
    private const string Usings = "using System;\nusing System.Collections.Generic;\nusing GainsightEvents;\nusing Acme.Sorts;\nnamespace Acme;\n";

    private static readonly GenerationProject Project = new(
        Usings + "[GainsightEvent(Names.Opened)] public sealed partial record Opened([property: IdentifyId] string UserId) { public Kind Kind { get; init; } public Line? Line { get; init; } public Bag? Bag { get; init; } }",
        Usings + "[GainsightEvent(\"Closed\"), NxtEvent(\"closed\")] public sealed partial record Closed : Ended { [IdentifyId] public required string UserId { get; init; } }",
        Usings + "[NxtEvent(\"moved\")] public sealed partial class Moved { public int From { get; set; } public Kind Kind { get; set; } = Kind.A; }",
        Usings + "public sealed partial class Moved { public Moved() { Trace(0); } private static void Trace(int moves) { } }",
        Usings + "public abstract record Ended { protected Ended() { Console.Write(1); } public string? Reason { get; init; } public int Rank { get; init; } = 1; }",
        "namespace Acme.Sorts;\npublic enum Kind { A, B }",
        Usings + "public static class Names { public const string Opened = Prefix + \"ed\"; private const string Prefix = \"Open\"; public static readonly string Other = \"Other\"; }",
        Usings + "public static class Units { public const string Kilo = $\"\"\"\n    k{Gram}\n    \"\"\"; private const string Gram = \"g\"; }\n"
            + "[GainsightEvent(Units.Kilo)] public sealed partial record Weighed([property: IdentifyId] string UserId);",
        Usings + "public sealed class Before { public int Count() { return 7; } }\npublic sealed record Line(string Text) { public int Length => 3; internal int Hidden => 4; }",
        Usings + "public class Bag : List<int> { }",
        "namespace Unrelated;\npublic sealed class Page { public int Visits() { return 5; } public int Hits { get; set; } = 6; }");

    [Theory]
    [InlineData("inside a method", "return 5;", "return 50;", false)]
    [InlineData("inside a property", "=> 3;", "=> 30;", false)]
    [InlineData("a field that is no constant", "\"Other\"", "\"Another\"", false)]
    [InlineData("a declaration that no event names", "int Hits", "long Hits", true)]
    [InlineData("an enum", "A, B", "A, B, C", true)]
    public void Events_are_read_again_only_where_a_declaration_changed(string edit, string before, string after, bool isReadAgain)
    {
        var reads = 0;
        var memory = new EventMemory((context, cancellationToken) =>
        {
            reads++;
            return EventParser.Parse(context, cancellationToken);
        });
        var typing = new Typing(Project);
        var driver = CSharpGeneratorDriver.Create(new MemoryGenerator(memory)).RunGenerators(typing.Compilation, TestContext.Current.CancellationToken);

        // Of the three only this one is declared in a file of its own; what the constructors in the other files do counts, and it is a method.
        Assert.Equal((1, 1), (reads, driver.GetRunResult().GeneratedTrees.Length));
        driver.RunGenerators(typing.Edit(before, after), TestContext.Current.CancellationToken);

        Assert.Equal((edit, isReadAgain ? 2 : 1), (edit, reads));
    }

    [Theory]
    [InlineData("an enum's member", "A, B", "A, C", true)]
    [InlineData("a constant's constant", "\"Open\"", "\"Close\"", true)]
    [InlineData("what a base type's constructor does", "Console.Write(1);", "Rank = 2;", true)]
    [InlineData("what a constructor in another part does", "Trace(0);", "From = 1;", true)]
    [InlineData("a base type's initializer", "= 1;", "= 2;", true)]
    [InlineData("a nested type's member", "string Text", "string Words", true)]
    [InlineData("what a nested type shows", "internal int Hidden", "public int Hidden", true)]
    [InlineData("what a nested type is", "List<int>", "List<string>", true)]
    [InlineData("the nullable context, from inside a method", "return 7;", "\n#nullable disable\nreturn 7;", true)]
    [InlineData("an alias nearer by", "namespace Unrelated;", "global using Kind = System.DayOfWeek;\nnamespace Unrelated;", true)]
    [InlineData("a type nearer by", "public class Bag : List<int> { }", "public class Bag : List<int> { } public enum Kind { X }", true)]
    [InlineData("a type that disappears", "public enum Kind { A, B }", "public enum Sort { A, B }", true)]
    [InlineData("an enum's member that nobody may name", "A, B", "[System.Obsolete(\"\", true)] A, B", true)]
    [InlineData("inside a method", "return 5;", "return 50;", false)]
    [InlineData("how far a constant is indented", "\n    \"\"\";", "\n  \"\"\";", true)]
    [InlineData("half a method", "return 5; }", "return 5;", false)]
    public void What_is_remembered_is_what_would_be_read(string edit, string before, string after, bool changes)
    {
        var typing = new Typing(Project);
        var driver = Project.CreateDriver().RunGenerators(typing.Compilation, TestContext.Current.CancellationToken);
        var original = Files(driver);

        // Typed, taken back, and typed again: each time as if it were the first.
        foreach (var compilation in new[] { typing.Edit(before, after), typing.Edit(after, before), typing.Edit(before, after) })
        {
            driver = driver.RunGenerators(compilation, TestContext.Current.CancellationToken);
            Assert.Equal(Files(Project.CreateDriver().RunGenerators(compilation, TestContext.Current.CancellationToken)), Files(driver));
        }

        Assert.Equal((edit, changes), (edit, !original.SequenceEqual(Files(driver))));
    }

    [Fact]
    public void Other_references_options_and_names_are_other_declarations()
    {
        var typing = new Typing(Project);
        var compilation = typing.Compilation;
        var first = new CompilationDeclarations(compilation, before: null);

        Assert.Same(first.Version, new CompilationDeclarations(compilation.Clone(), first).Version);
        Assert.Same(first.Version, new CompilationDeclarations(typing.Edit("return 5;", "return 50;"), first).Version);
        Compilation[] others =
        [
            compilation.WithAssemblyName("Other"),
            compilation.WithOptions(compilation.Options.WithNullableContextOptions(NullableContextOptions.Disable)),
            compilation.RemoveReferences(compilation.References.Last()),
            compilation.RemoveSyntaxTrees(compilation.SyntaxTrees[^1]),
            compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[^1], compilation.SyntaxTrees[^1].WithFilePath("Elsewhere.cs")),
            compilation.ReplaceSyntaxTree(
                compilation.SyntaxTrees[^1],
                CSharpSyntaxTree.ParseText(
                    compilation.SyntaxTrees[^1].ToString(),
                    Project.ParseOptions.WithPreprocessorSymbols("MORE"),
                    compilation.SyntaxTrees[^1].FilePath,
                    cancellationToken: TestContext.Current.CancellationToken)),
        ];
        Assert.All(others, other => Assert.NotSame(first.Version, new CompilationDeclarations(other, first).Version));
    }

    [Fact]
    public void Earlier_compilations_are_let_go()
    {
        var typing = new Typing(Project);
        var (driver, first) = GenerateTwice(typing);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(first.IsAlive);
        Assert.NotEmpty(Files(driver));
    }

    // Apart, so that nothing on the stack holds on to the first version.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorDriver Driver, WeakReference First) GenerateTwice(Typing typing)
    {
        var first = new WeakReference(typing.Compilation);
        var driver = Project.CreateDriver().RunGenerators(typing.Compilation, TestContext.Current.CancellationToken);
        return (driver.RunGenerators(typing.Edit("return 5;", "return 50;"), TestContext.Current.CancellationToken), first);
    }

    private static List<(string, string)> Files(GeneratorDriver driver) =>
        [.. driver.GetRunResult().Results.Single().GeneratedSources.Select(file => (file.HintName, file.SourceText.ToString()))];

    private sealed class Typing(GenerationProject project)
    {
        public CSharpCompilation Compilation { get; private set; } = project.Compile();

        public CSharpCompilation Edit(string before, string after)
        {
            var tree = Compilation.SyntaxTrees.Single(each => each.ToString().Contains(before, StringComparison.Ordinal));
            var text = tree.ToString().Replace(before, after, StringComparison.Ordinal);
            return Compilation = Compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, project.ParseOptions, tree.FilePath, cancellationToken: TestContext.Current.CancellationToken));
        }
    }

    private sealed class MemoryGenerator(EventMemory memory) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
            context.SyntaxProvider.ForAttributeWithMetadataName(
                "GainsightEvents.GainsightEventAttribute", static (node, _) => node.ToString().Contains("Opened", StringComparison.Ordinal), memory.Read),
            static (output, model) => output.AddSource(((EventModel)model!).HintName + ".cs", "// read"));
    }
}
