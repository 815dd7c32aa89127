using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class NoPublishMethodTests
{
    public static TheoryData<string, string?> Events => new()
    {
        { "class Exported { private Exported() { } }", "none of its constructors can be called from elsewhere in the project" },
        { "class Exported { public Exported(int a) => A = a; public Exported(string b) { } public int A { get; } }", "it has several constructors, and none without parameters" },
        { "class Exported { public Exported(int other) => A = other; public int A { get; } }", "parameter 'other' of its constructor has no property of that name and type" },
        { "class Exported { public Exported(ref int a) => A = a; public int A { get; } }", "none of its constructors can be called from elsewhere in the project" },
        { "class Exported { [Obsolete(null, true)] public required int A { get; init; } }", "'A' is required, and obsolete as an error" },
        { "class Exported { [JsonIgnore] public required unsafe int* A; }", "'A' is needed, and no parameter can have its type 'int*'" },
        { "class Exported { }", null },
        { "class Exported { public Exported(int a) => A = a; public int A { get; } }", null },
        { "record Exported([property: IdentifyId] string UserId, int? Count = null);", null },
        { "struct Exported { public Exported(int a) => A = a; public int A { get; set; } }", null },
        { "class Exported { internal Exported() { } }", null },
    };

    [Theory]
    [MemberData(nameof(Events))]
    public Task The_reason_is_told(string declaration, string? reason)
    {
        // The compiler does not let a member be required and obsolete as an error, nor a pointer be safe; the rule must not mind.
        var rule = Rule().AllowingCompilerErrors("CS9042", "CS0227");
        return reason is null
            ? rule.In($"[GainsightEvent(\"Exported\")] public partial {declaration}").ReportsNothing()
            : rule.In($"[GainsightEvent(\"Exported\")] public partial {declaration.Replace("Exported {", "[|Exported|] {", StringComparison.Ordinal)}")
                .Reports($"No publish method is generated for event 'Exported', because {reason}; hand the event to PublishAsync");
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void The_generator_agrees(string declaration, string? reason)
    {
        var source = $"using System; using System.Text.Json.Serialization; using GainsightEvents; [GainsightEvent(\"Exported\")] public partial {declaration}";
        var run = GenerationRun.Tolerant(new GenerationProject(source));

        Assert.Equal(reason is null, run.File("Exported").Contains("PublishExportedAsync(", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[GainsightEvent(\"Exported\")] public class Exported { private Exported() { } }")]
    [InlineData("[GainsightEvent(\"Exported\")] public partial class Exported { private Exported() { } public object? Anything { get; } }")]
    [InlineData("public class Exported { private Exported() { } }")]
    public Task Where_no_code_is_generated_anyway_nothing_is_shown(string declaration) => Rule().In(declaration).ReportsNothing();

    [Fact]
    public Task An_event_of_both_targets_is_reported_once() => Rule()
        .In("[GainsightEvent(\"Exported\")] [NxtEvent(\"exported\")] public partial class [|Exported|] { private Exported() { } }")
        .ReportsAnything();

    private static AnalysisTest Rule() => AnalysisTest.Of<NoPublishMethodAnalyzer>();
}
