using System.Text.Json;
using GainsightEvents.Generators.Tests.Generation;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Pitfalls;

/// <summary>Names that generators trip over: each can be declared, emitted, compiled, run and read back.</summary>
public sealed class NamePitfallTests
{
    [Theory]
    [InlineData("@event")]
    [InlineData("@record")]
    [InlineData("@class")]
    [InlineData("@namespace")]
    [InlineData("@field")]
    [InlineData("@file")]
    [InlineData("@required")]
    [InlineData("@scoped")]
    [InlineData("@var")]
    [InlineData("@await")]
    [InlineData("System")]
    [InlineData("GainsightEvents")]
    [InlineData("EventWriter")]
    [InlineData("Übergrößenträger")]
    [InlineData("名前")]
    [InlineData("_")]
    [InlineData("__arglist_")]
    public void A_type_a_property_and_a_parameter_may_be_named(string name) =>
        EventSource.In("Acme", $$"""
            [GainsightEvent("x")] public sealed partial record {{name}} { [IdentifyId] public required string UserId { get; init; } public int Count { get; init; } }
            [GainsightEvent("y")] public sealed partial class Opened { [IdentifyId] public required string UserId { get; init; } public int? {{(name == "Opened" ? "X" : name)}} { get; init; } }
            """)
            .Generate()
            .WritesAttributes($$"""new Opened { UserId = "u", {{name}} = 1 }""", $$"""{"{{JsonNamingPolicy.CamelCase.ConvertName(name.TrimStart('@'))}}":1}""")
            .WritesAttributes($$"""new Acme.{{name}} { UserId = "u" }""", """{"count":0}""");

    [Theory]
    [InlineData("@event")]
    [InlineData("@class")]
    [InlineData("@this")]
    [InlineData("@record")]
    [InlineData("field")]
    [InlineData("value")]
    [InlineData("await")]
    [InlineData("when")]
    [InlineData("partial")]
    [InlineData("nameof")]
    [InlineData("dynamic")]
    public void A_positional_parameter_may_be_named(string name) =>
        EventSource.In("Acme", $"[GainsightEvent(\"Opened\")] public partial record Opened([IdentifyId] string UserId, int {name}, int? More = null);")
            .Edit("namespace Acme;", "#pragma warning disable CS8981\nnamespace Acme;")
            .Generate()
            .Publishes($"publisher.PublishOpenedAsync(\"u\", {name}: 1)", $$"""{"{{name.TrimStart('@')}}":1}""");

    [Fact]
    public void Hostile_names_throughout() =>
        EventSource.In("App.@class", """
            public enum @enum { @default, [JsonStringEnumMemberName("\"*/\u2028\U0001F600")] @switch }
            [GainsightEvent("*/ \"Ünï\" \u202E\U0001F600\n</summary>")]
            public sealed partial record @event([IdentifyId] string @this, @enum @return, string? @null, int? and = 1);
            """)
            .Generate()
            .Matches(only: "event")
            .WritesAttributes(
                "new App.@class.@event(\"u\", App.@class.@enum.@switch, null)",
                """{"return":"\"*/\u2028😀","and":1}""");

    [Fact]
    public void An_event_in_the_global_namespace() =>
        new GenerationProject("""
            using GainsightEvents;
            [GainsightEvent("Opened")] public partial record Opened([IdentifyId] string UserId, int Count);
            """)
            .Generate()
            .Publishes("publisher.PublishOpenedAsync(\"u\", 1)", """{"count":1}""");

    [Theory]
    [InlineData("App.System")]
    [InlineData("App.GainsightEvents")]
    [InlineData("App.@event.@class")]
    [InlineData("System")]
    [InlineData("App.Acme.Global")]
    [InlineData("App.@record.field")]
    public void A_namespace_may_be_named(string scope) =>
        EventSource.In(scope, """
            public enum Kind { A }
            [GainsightEvent("Opened"), NxtEvent("opened")]
            public partial record Opened([IdentifyId] string UserId, Uri? Link, DateTime At, List<Kind?> Kinds);
            """)
            .Edit($"namespace {scope};", $"#pragma warning disable CS8981\nnamespace {scope};")
            .Generate()
            .WritesAttributes($"new {scope}.Opened(\"u\", null, DateTime.UnixEpoch, new() {{ {scope}.Kind.A }})", """{"at":"1970-01-01T00:00:00Z","kinds":"[\"A\"]"}""");

    [Theory]
    [InlineData("System")]
    [InlineData("Publisher")]
    [InlineData("CancellationToken")]
    [InlineData("Writer")]
    [InlineData("Target")]
    [InlineData("Descriptor")]
    [InlineData("Write")]
    [InlineData("value")]
    [InlineData("member")]
    [InlineData("Separator")]
    [InlineData("WriteDayOfWeek")]
    [InlineData("EqualityContractOf")]
    public void A_member_may_be_named(string name)
    {
        var written = $$"""{"{{JsonNamingPolicy.CamelCase.ConvertName(name)}}":"Monday"}""";

        EventSource.Opened($$"""public DayOfWeek? {{name}} { get; init; }""")
            .Generate()
            .WritesAttributes($$"""new Opened { {{name}} = DayOfWeek.Monday }""", written)
            .Publishes("publisher.PublishOpenedAsync(\"u\", DayOfWeek.Monday)", written);
    }

    [Fact]
    public void Parameters_never_collide() =>
        EventSource.In("Acme", """
            [GainsightEvent("Opened")]
            public sealed partial record Opened(
                [IdentifyId] string Publisher, string CancellationToken, string publisher, int @event, int Event, int Writer, int Target, int? Write, int? And, int? Or, int? Value, int? When);
            """)
            .Generate()
            .Publishes(
                "publisher.PublishOpenedAsync(\"u\", \"c\", \"p\", 1, 2, 3, 4, 5, 6, 7, 8, 9)",
                """{"cancellationToken":"c","publisher":"p","event":1,"event":2,"writer":3,"target":4,"write":5,"and":6,"or":7,"value":8,"when":9}""");

    [Theory]
    [InlineData("\\u2028\\u2029\\u0085\\u0000")]
    [InlineData("*/ /* // </summary> <!--")]
    [InlineData("\\\" \\\\ {0} {{ $\\r\\n#if")]
    public void Whatever_text_a_declaration_holds_is_escaped_where_it_is_carried_over(string text)
    {
        var run = EventSource.In("Acme", $$"""
            public enum Kind { [JsonStringEnumMemberName("{{text}}")] A }
            [GainsightEvent("{{text}}", Product = "{{text}}")]
            public partial record Opened([IdentifyId] string UserId, [property: JsonPropertyName("{{text}}")] Kind Kind = Kind.A)
            {
                [System.ComponentModel.DataAnnotations.AllowedValues("{{text}}")] public string Text { get; init; } = "{{text}}";
            }
            """)
            .Edit("namespace Acme;", $"[assembly: PxProduct(\"{text}\", Name = \"{text}\")]\nnamespace Acme;")
            .Generate();
        var value = JsonSerializer.Serialize((string)run.Evaluate($"\"{text}\"")!);

        run.Publishes("publisher.PublishOpenedAsync(\"u\")", $$"""{{{value}}:{{value}},"text":{{value}}}""");
    }

    [Fact]
    public void Line_ends_of_every_kind_in_comments() =>
        EventSource.Opened("/** <summary>*\u2028/ \u0085 // &lt;/summary&gt; \u2029</summary> */ public int? Count { get; init; } /* \0 */")
            .Generate()
            .Publishes("publisher.PublishOpenedAsync(\"u\", count: 1)", """{"count":1}""");

    [Fact]
    public void A_type_that_only_an_extern_alias_reaches()
    {
        var library = new GenerationProject("""
            namespace Acme;
            public enum Kind { Library }
            public abstract record UserEvent { [GainsightEvents.IdentifyId] public string UserId { get; init; } = "u"; public required Kind Kind { get; init; } }
            """) { AssemblyName = "Library" };

        new GenerationProject("""
            extern alias lib;
            using GainsightEvents;
            namespace Acme;
            public enum Kind { Own }
            [GainsightEvent("Opened")]
            public sealed partial record Opened : lib::Acme.UserEvent { public Kind Mine { get; init; } }
            """) { Libraries = [library.ToLibrary("lib")] }
            .Generate()
            .WritesAttributes("new Opened { Kind = default }", """{"kind":"Library","mine":"Own"}""");
    }

    [Fact]
    public void Nested_values_whose_types_only_an_extern_alias_reaches()
    {
        var library = new GenerationProject("namespace Acme; public enum Kind { Library } public record Line(Kind Kind, Kind[] More);") { AssemblyName = "Library" };

        new GenerationProject("""
            extern alias lib;
            namespace Acme;
            [GainsightEvents.NxtEvent("opened")]
            public sealed partial record Opened(lib::Acme.Line Line, System.Collections.Generic.List<lib::Acme.Kind?> Kinds, lib::Acme.Kind Last = lib::Acme.Kind.Library);
            """) { Libraries = [library.ToLibrary("lib")] }
            .Generate()
            .WritesNxt(
                "new Opened(new(default, new[] { new Opened(null, null).Last }), new() { null })",
                """{"line":{"kind":"Library","more":["Library"]},"kinds":[null],"last":"Library"}""");
    }

    [Fact]
    public void Names_that_differ_only_by_case_have_files_of_their_own()
    {
        var names = EventSource.In("Acme", """
            [GainsightEvent("1")] public partial record Opened([IdentifyId] string UserId);
            [GainsightEvent("2")] public partial record OPENED([IdentifyId] string UserId);
            [GainsightEvent("3")] public partial struct @opened { }
            [GainsightEvent("4")] public partial record Closed([IdentifyId] string UserId);
            """)
            .Edit("namespace Acme;", "#pragma warning disable CS8981\nnamespace Acme;")
            .Generate().Files.Select(file => file.HintName).ToList();

        Assert.Equal(5, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains("Acme.Closed.g.cs", names);
    }

    [Fact]
    public void An_event_beside_a_generic_type_and_a_nested_one_of_its_name_has_a_file_of_its_own() =>
        Assert.Equal(
            ["Acme.A.Opened.g.cs", "Acme.B.Opened.g.cs", "Acme.Opened.g.cs", "GainsightEvent-Catalog.g.cs"],
            EventSource.In("Acme", """
                [GainsightEvent("1")] public partial record Opened([IdentifyId] string UserId);
                public partial record Opened<T>([IdentifyId] string UserId);
                public partial class A { [GainsightEvent("2")] public partial record Opened([IdentifyId] string UserId); }
                public partial class B { [GainsightEvent("3")] public partial record Opened([IdentifyId] string UserId); public record Opened<T>; }
                """).Generate().Files.Select(static file => file.HintName));

    [Fact]
    public void Names_of_250_characters() =>
        EventSource.In("Acme", $$"""
            [GainsightEvent("1")] public partial record {{new string('A', 250)}}([IdentifyId] string UserId, int Count);
            [GainsightEvent("2")] public partial record {{new string('A', 249)}}B([IdentifyId] string UserId, int Count);
            """)
            .Generate()
            .WritesAttributes($"new {new string('A', 250)}(\"u\", 1)", """{"count":1}""");

    [Fact]
    public void Names_of_250_characters_throughout()
    {
        var name = new string('N', 250);
        EventSource.In(name, $$"""
            public enum K{{name}} { {{name}} }
            public record O{{name}}(K{{name}}? {{name}});
            public static partial class C{{name}}
            {
                [GainsightEvent("{{name}}")]
                public partial record E{{name}}([IdentifyId] string U{{name}}, O{{name}}[] Items, [property: JsonPropertyName("{{name}}")] K{{name}} Kind);
            }
            """)
            .Generate()
            .WritesAttributes(
                $"new {name}.C{name}.E{name}(\"u\", new {name}.O{name}[] {{ new({name}.K{name}.{name}) }}, default)",
                $$"""{"items":"[{\"{{name.ToLowerInvariant()}}\":\"{{name}}\"}]","{{name}}":"{{name}}"}""");
    }
}
