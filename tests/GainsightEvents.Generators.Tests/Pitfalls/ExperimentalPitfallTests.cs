using GainsightEvents.Generators.Tests.Generation;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Pitfalls;

/// <summary>Members, types and events that are experimental: generated code is silent about them, and who publishes them is told.</summary>
public sealed class ExperimentalPitfallTests
{
    [Fact]
    public void Experimental_members_and_types() =>
        EventSource.In("Acme", """
            [System.Diagnostics.CodeAnalysis.Experimental("ACME001")] public enum Kind { A }
            #pragma warning disable ACME001
            [GainsightEvent("Opened")]
            public sealed partial record Opened
            {
                [IdentifyId] public required string UserId { get; init; }
                public Kind Kind { get; init; }
                [System.Diagnostics.CodeAnalysis.Experimental("ACME002")] public int New { get; init; }
            }
            """)
            .Generate()
            .WritesAttributes("new Opened { UserId = \"u\" }", """{"kind":"A","new":0}""");

    [Fact]
    public void Experimental_types_inside_of_others_and_in_an_experimental_assembly()
    {
        var library = new GenerationProject("""
            [assembly: System.Diagnostics.CodeAnalysis.Experimental("LIB001")]
            namespace Library;
            public enum Kind { A }
            public sealed record Line(Kind Kind);
            """) { AssemblyName = "Library" };

        (EventSource.In("Acme", """
            [System.Diagnostics.CodeAnalysis.Experimental("ACME001")] public enum Size { Small }
            [System.Diagnostics.CodeAnalysis.Experimental("ACME002")] public record Box(Size? Size);
            [System.Diagnostics.CodeAnalysis.Experimental("ACME003")] public record Unsent;
            #pragma warning disable LIB001, ACME001, ACME002, ACME003
            [NxtEvent("opened")]
            public sealed partial record Opened(Library.Kind Kind, Library.Line Line, Dictionary<string, List<Size>> Sizes, Box[] Boxes, [property: JsonIgnore] Unsent? Unsent = null)
            {
                public static Opened Make() => new(default, new(default), new() { ["s"] = new() { default } }, Array.Empty<Box>());
            }
            """) with { Libraries = [library.ToLibrary()] })
            .Generate()
            .WritesNxt(
                "Opened.Make()",
                """{"kind":"A","line":{"kind":"A"},"sizes":{"s":["Small"]},"boxes":[]}""");
    }

    [Theory]
    [InlineData("[Experimental(\"ACME001\")]", "", "", "")]
    [InlineData("", "[Experimental(\"ACME001\", UrlFormat = \"https://example.org/{0}\")]", "", "")]
    [InlineData("", "", "[Experimental(\"ACME001\")]", "")]
    [InlineData("", "", "", "[Experimental(\"ACME001\")]")]
    public void Who_publishes_something_experimental_is_told(string outer, string type, string constructor, string member)
    {
        var run = EventSource.In("Acme", $$"""
            {{outer}} public static partial class Orders
            {
                {{type}}
                [GainsightEvent("Opened")]
                public sealed partial class Opened
                {
                    {{constructor}} public Opened() { }
                    [IdentifyId] public required string UserId { get; init; }
                    {{member}} public required int Count { get; init; }
                }
            }
            """)
            .Edit("namespace Acme;", "using System.Diagnostics.CodeAnalysis;\n#pragma warning disable CS9042\nnamespace Acme;")
            .Generate();

        Assert.Equal(["ACME001"], run.ComplaintsAbout(
            "namespace Acme { internal static class Use { public static object Run(GainsightEvents.IEventPublisher p) => p.PublishOrdersOpenedAsync(\"u\", 1); } }"));
    }

    [Fact]
    public void An_experimental_member_that_can_be_left_out_is_set_by_those_who_name_it()
    {
        var run = Opened("[System.Diagnostics.CodeAnalysis.Experimental(\"ACME001\")] public int? New { get; init; } public int? Old { get; init; }");

        run.Publishes("publisher.PublishOpenedAsync(\"u\", 1)", """{"old":1}""");
        Assert.Equal(["ACME001"], run.ComplaintsAbout(
            "namespace Acme { internal static class Use { public static object Run() => new Opened { UserId = \"u\", New = 1 }; } }"));
    }

    private static GenerationRun Opened(string members) => EventSource.Opened(members)
        .Edit("public string UserId { get; init; } = \"u\";", "public required string UserId { get; init; }")
        .Generate();
}
