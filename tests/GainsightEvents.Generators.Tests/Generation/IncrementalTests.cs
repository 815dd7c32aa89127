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

    [Fact]
    public void The_same_sources_give_equal_models()
    {
        var steps = new[] { EventGenerator.Steps.Events, EventGenerator.Steps.Catalog, EventGenerator.Steps.Products };
        var first = Outputs(Project.Generate(), steps);
        var second = Outputs(Project.Generate(), steps);

        Assert.Equal(4, first.Count);
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

    [Fact]
    public void An_event_that_is_removed_takes_its_file_along()
    {
        var driver = Project.CreateDriver().RunGenerators(Project.Compile(), TestContext.Current.CancellationToken);
        var result = driver.RunGenerators(Project.Edit("[GainsightEvent(\"Second\")]", "").Compile(), TestContext.Current.CancellationToken).GetRunResult();

        Assert.Equal(["Acme.First.g.cs", "GainsightEvent-Catalog.g.cs"], result.Results.Single().GeneratedSources.Select(file => file.HintName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_of_Roslyn_is_kept_from_one_run_to_the_next()
    {
        var outputs = Outputs(Project.Generate(), GenerationSteps.Named);

        Assert.True(outputs.Count >= GenerationSteps.Named.Length);
        Assert.Empty(outputs.SelectMany(GenerationGraph.FindRoslynObjects));
    }

    [Fact]
    public void The_walk_would_find_a_symbol() =>
        Assert.NotEmpty(GenerationGraph.FindRoslynObjects(new { Deep = new[] { new { Kept = (ISymbol)Project.Compile().Assembly } } }));

    [Fact]
    public void Shuffled_files_give_identical_bytes()
    {
        var expected = Files(Project);
        var random = new Random(7);
        for (var i = 0; i < 5; i++)
        {
            var sources = Project.Sources.ToArray();
            random.Shuffle(sources);
            Assert.Equal(expected, Files(Project with { Sources = sources }));
        }
    }

    private static List<(string, string)> Files(GenerationProject project) =>
        [.. project.Generate().Files.Select(file => (file.HintName, file.SourceText.ToString()))];

    private static List<object> Outputs(GenerationRun run, string[] steps) =>
    [
        .. steps.SelectMany(step => run.Result.Results.Single().TrackedSteps[step]).SelectMany(step => step.Outputs).Select(output => output.Value),
    ];
}
