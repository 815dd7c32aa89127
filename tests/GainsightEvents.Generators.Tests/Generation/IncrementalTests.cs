using GainsightEvents.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace GainsightEvents.Generators.Tests.Generation;

public sealed class IncrementalTests
{
    private const string Usings = "using System;\nusing GainsightEvents;\nnamespace Acme;\n";

    private static readonly GenerationProject Project = new(
        Usings + "[GainsightEvent(\"First\")] public sealed partial record First : UserEvent { public int Count { get; init; } public Kind Kind { get; init; } }",
        Usings + "[GainsightEvent(\"Second\")] public sealed partial record Second : UserEvent;",
        Usings + "public abstract record UserEvent { [IdentifyId] public required string UserId { get; init; } }",
        Usings + "public enum Kind { A, B }",
        "[assembly: GainsightEvents.PxProduct(\"AP-ONE-2\")]",
        "internal static class Elsewhere { public static int Value => 1; }");

    // One event of each kind and one of both, with values of every nested form.
    private static readonly GenerationProject NestedProject = new(
        Usings + "[GainsightEvent(\"Both\"), NxtEvent(\"both\")] public sealed partial record Both(Line[] Lines) : UserEvent { [System.Text.Json.Serialization.JsonExtensionData] public System.Collections.Generic.Dictionary<string, object>? More { get; init; } }",
        Usings + "[NxtEvent(\"first\")] public sealed partial record First(System.Collections.Generic.Dictionary<string, Line> Lines);",
        Usings + "[NxtEvent(\"second\", Version = \"v01\")] public sealed partial record Second(int Count);",
        Usings + "public abstract record UserEvent { [IdentifyId] public required string UserId { get; init; } }",
        Usings + "public sealed record Line(string Sku, Kind Kind);",
        Usings + "public enum Kind { A, B }",
        "[assembly: GainsightEvents.PxProduct(\"AP-ONE-2\")]");

    [Fact]
    public void The_same_sources_give_equal_models()
    {
        var steps = new[] { EventGenerator.Steps.Events, EventGenerator.Steps.NxtEvents, EventGenerator.Steps.Catalog, EventGenerator.Steps.Products };
        var first = Outputs(NestedProject.Generate(), steps);
        var second = Outputs(NestedProject.Generate(), steps);

        Assert.Equal(5, first.Count);
        Assert.Equal(first, second);
        Assert.Equal(first.Select(model => model.GetHashCode()), second.Select(model => model.GetHashCode()));
    }

    [Theory]
    [InlineData("an unrelated edit", "=> 1", "=> 2", Unchanged, Unchanged, Cached, Cached, Cached)]
    [InlineData("white space inside an event", "int Count", "int  Count", Unchanged, Unchanged, Cached, Cached, Cached)]
    [InlineData("a member renamed", "int Count", "int Total", Modified, Unchanged, Modified, Cached, Cached)]
    [InlineData("an initializer", "public Kind Kind { get; init; }", "public Kind Kind { get; init; } = Kind.B;", Modified, Unchanged, Modified, Cached, Cached)]
    [InlineData("an event renamed on the wire", "(\"First\")", "(\"1st\")", Modified, Unchanged, Modified, Cached, Cached)]
    [InlineData("an enum in another file", "A, B", "A, C", Modified, Unchanged, Modified, Cached, Cached)]
    [InlineData("the base type in another file", "string UserId", "Guid UserId", Modified, Modified, Modified, Modified, Cached)]
    [InlineData("an event's type renamed", "record Second", "record Third", Unchanged, Modified, Cached, Modified, Modified)]
    [InlineData("a product", "AP-ONE-2", "AP-TWO-2", Unchanged, Unchanged, Cached, Cached, Modified)]
    public void An_edit_redoes_what_depends_on_it_and_nothing_else(
        string edit,
        string before,
        string after,
        IncrementalStepRunReason firstModel,
        IncrementalStepRunReason secondModel,
        IncrementalStepRunReason firstFile,
        IncrementalStepRunReason secondFile,
        IncrementalStepRunReason catalogFile)
    {
        var driver = Project.CreateDriver().RunGenerators(Project.Compile(), TestContext.Current.CancellationToken);
        var result = driver.RunGenerators(Project.Edit(before, after).Compile(), TestContext.Current.CancellationToken).GetRunResult().Results.Single();

        var models = result.TrackedSteps[EventGenerator.Steps.Events].SelectMany(step => step.Outputs).Select(output => output.Reason);
        Assert.Equal((edit, firstModel, secondModel), (edit, models.First(), models.Last()));
        Assert.Equal(
            [firstFile, secondFile, catalogFile],
            result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs).Select(output => output.Reason));
    }

    [Theory]
    [InlineData("a nested member renamed", "string Sku", "string Code", Modified, Modified, Unchanged, Cached)]
    [InlineData("an enum two levels down", "A, B", "A, C", Modified, Modified, Unchanged, Cached)]
    [InlineData("the nested type's base", "record Line(", "record Line(int Count, ", Modified, Modified, Unchanged, Cached)]
    [InlineData("a version", "v01", "v02", Unchanged, Unchanged, Modified, Cached)]
    [InlineData("an NXT event's type renamed", "record Second", "record Third", Unchanged, Unchanged, Modified, Modified)]
    public void An_edit_to_what_is_nested_redoes_the_events_that_hold_it(
        string edit,
        string before,
        string after,
        IncrementalStepRunReason both,
        IncrementalStepRunReason first,
        IncrementalStepRunReason second,
        IncrementalStepRunReason catalog)
    {
        var driver = NestedProject.CreateDriver().RunGenerators(NestedProject.Compile(), TestContext.Current.CancellationToken);
        var result = driver.RunGenerators(NestedProject.Edit(before, after).Compile(), TestContext.Current.CancellationToken).GetRunResult().Results.Single();

        var models = new[] { EventGenerator.Steps.Events, EventGenerator.Steps.NxtEvents }
            .SelectMany(step => result.TrackedSteps[step]).SelectMany(step => step.Outputs)
            .Where(output => output.Value is not null).Select(output => output.Reason);
        Assert.Equal((edit, both, first, second), (edit, models.First(), models.ElementAt(1), models.Last()));
        var outputs = result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs).Select(output => output.Reason);
        Assert.Equal(catalog, outputs.Last());
    }

    [Fact]
    public void An_event_that_is_removed_takes_its_file_along()
    {
        var driver = Project.CreateDriver().RunGenerators(Project.Compile(), TestContext.Current.CancellationToken);
        var result = driver.RunGenerators(Project.Edit("[GainsightEvent(\"Second\")]", "").Compile(), TestContext.Current.CancellationToken).GetRunResult();

        Assert.Equal(["Acme.First.g.cs", "GainsightEvent-Catalog.g.cs"], result.Results.Single().GeneratedSources.Select(file => file.HintName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_model_holds_anything_of_Roslyn()
    {
        var outputs = Outputs(NestedProject.Generate(), GenerationSteps.Named);

        Assert.True(outputs.Count >= GenerationSteps.Named.Length);
        Assert.Empty(outputs.SelectMany(GenerationGraph.FindRoslynObjects));
    }

    [Fact]
    public void The_walk_would_find_a_symbol() =>
        Assert.NotEmpty(GenerationGraph.FindRoslynObjects(new { Deep = new[] { new { Kept = (ISymbol)Project.Compile().Assembly } } }));

    [Fact]
    public void Shuffled_files_give_identical_bytes()
    {
        var expected = Files(NestedProject);
        var random = new Random(7);
        for (var i = 0; i < 5; i++)
        {
            var sources = NestedProject.Sources.ToArray();
            random.Shuffle(sources);
            Assert.Equal(expected, Files(NestedProject with { Sources = sources }));
        }
    }

    private static List<(string, string)> Files(GenerationProject project) =>
        [.. project.Generate().Files.Select(file => (file.HintName, file.SourceText.ToString()))];

    private static List<object> Outputs(GenerationRun run, string[] steps) =>
    [
        .. steps.SelectMany(step => run.Result.Results.Single().TrackedSteps[step]).SelectMany(step => step.Outputs).Select(output => output.Value).Where(value => value is not null),
    ];
}
