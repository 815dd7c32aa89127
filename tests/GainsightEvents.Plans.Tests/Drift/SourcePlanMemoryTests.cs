extern alias compiler;

using compiler::GainsightEvents.Generators.Parsing.Plans;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GainsightEvents.Plans.Tests.Drift;

/// <summary>What is remembered from one compilation to the next is what a fresh reading would find.</summary>
public sealed class SourcePlanMemoryTests
{
    private static readonly string[] Sources =
    [
        """
        /// <summary>First.</summary>
        [GainsightEvent("First")] public sealed partial record First([IdentifyId] string User) : Base { public int Of() => 1; }
        """,
        """
        /// <summary>Second.</summary>
        [GainsightEvent(Names.Second)] public sealed partial class Second { [IdentifyId] public string User { get; set; } = ""; public Held? Held { get; set; } }
        """,
        "public abstract record Base { /// <summary>Inherited.</summary>\n public string? Inherited { get; init; } }",
        "public static class Names { public const string Second = \"Second\"; public static int Of() => 1; }",
        "public sealed class Held { public int Value { get; set; } }",
        "[assembly: EventOwner(\"Growth\")]",
    ];

    // The source that is edited, the text, its replacement, and whether another plan follows.
    public static TheoryData<int, string, string, bool> Edits => new()
    {
        { 0, "=> 1", "=> 2", false },
        { 3, "=> 1", "=> 2", false },
        { 0, "=> 1; }", "=> 1; } // One.", false },
        { 1, "public Held? Held", "public readonly int Kept; public Held? Held", false },
        { 4, "public int", "private int Kept; public int", false },
        { 0, "First.<", "Another.<", true },
        { 1, "Second.<", "Another.<", true },
        { 2, "Inherited.<", "Another.<", true },
        { 2, "string? Inherited", "int? Inherited", true },
        { 3, "\"Second\"", "\"Other\"", true },
        { 4, "class Held", "enum Held { A } public sealed class Other", true },
        { 5, "Growth", "Sales", true },
        { 0, "[GainsightEvent(\"First\")]", "", true },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void An_edit_is_followed(int file, string text, string replacement, bool isOther)
    {
        var memory = new SourcePlanMemory();
        var before = CompiledPlan.Compile(Sources);
        var plan = memory.Of(before);
        var edited = before.SyntaxTrees.Single(tree => tree.FilePath == $"Source{file}.cs");
        var after = before.ReplaceSyntaxTree(edited, CSharpSyntaxTree.ParseText(
            Sources[file].Replace(text, replacement, StringComparison.Ordinal), (CSharpParseOptions)edited.Options, edited.FilePath, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains(text, Sources[file], StringComparison.Ordinal);
        Assert.Equal(CompiledPlan.OfSymbols(after), memory.Of(after).Plan.Write());
        Assert.Equal(isOther, plan.Plan.Write() != memory.Of(after).Plan.Write());

        // What was made of the plan need not be made again while it is the same object.
        Assert.Equal(isOther, !ReferenceEquals(plan, memory.Of(after)));

        // And back, which is an edit like any other.
        Assert.Equal(plan.Plan.Write(), memory.Of(before.RemoveAllSyntaxTrees().AddSyntaxTrees(before.SyntaxTrees)).Plan.Write());
    }

    [Fact]
    public void An_edit_elsewhere_reads_nothing_again()
    {
        var memory = new SourcePlanMemory();
        var before = CompiledPlan.Compile(Sources);
        var names = before.SyntaxTrees.Single(static tree => tree.FilePath == "Source3.cs");

        var plan = memory.Of(before);

        Assert.Same(plan, memory.Of(before.ReplaceSyntaxTree(names, CSharpSyntaxTree.ParseText(
            Sources[3].Replace("=> 1", "=> 2", StringComparison.Ordinal), (CSharpParseOptions)names.Options, names.FilePath, cancellationToken: TestContext.Current.CancellationToken))));
    }

    [Fact]
    public void A_member_of_another_name_in_the_source_is_another_plan_though_it_says_the_same()
    {
        var memory = new SourcePlanMemory();
        var plan = memory.Of(CompiledPlan.Compile(Declaring("Name")));
        var renamed = memory.Of(CompiledPlan.Compile(Declaring("FullName")));

        Assert.Equal(plan.Plan.Write(), renamed.Plan.Write());
        Assert.Equal("Name", plan.Find(plan.Plan.Events[0], "attributes.name")?.Member);
        Assert.Equal("FullName", renamed.Find(plan.Plan.Events[0], "attributes.name")?.Member);

        static string Declaring(string name) =>
            $$"""[GainsightEvent("First")] public sealed partial record First([IdentifyId] string User) { [System.Text.Json.Serialization.JsonPropertyName("name")] public string? {{name}} { get; init; } }""";
    }
}
