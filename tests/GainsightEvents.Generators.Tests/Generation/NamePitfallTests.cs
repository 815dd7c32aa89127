using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

/// <summary>Names that peers' generators have tripped over, one a line.</summary>
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
            .WritesAttributes($$"""new Opened { UserId = "u", {{name}} = 1 }""", $$"""{"{{System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name.TrimStart('@'))}}":1}""")
            .WritesAttributes($$"""new Acme.{{name}} { UserId = "u" }""", """{"count":0}""");

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
    public void A_member_may_be_named(string name) =>
        EventSource.Opened($$"""public DayOfWeek? {{name}} { get; init; }""")
            .Generate()
            .WritesAttributes(
                $$"""new Opened { {{name}} = DayOfWeek.Monday }""",
                $$"""{"{{System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name)}}":"Monday"}""");

    [Theory]
    [InlineData("App.System")]
    [InlineData("App.GainsightEvents")]
    [InlineData("App.@event.@class")]
    [InlineData("System")]
    [InlineData("App.Acme.Global")]
    public void A_namespace_may_be_named(string scope) =>
        EventSource.In(scope, """[GainsightEvent("Opened")] public partial record Opened([IdentifyId] string UserId, Uri? Link, DateTime At);""")
            .Generate()
            .WritesAttributes($"new {scope}.Opened(\"u\", null, DateTime.UnixEpoch)", """{"at":"1970-01-01T00:00:00Z"}""");

    [Theory]
    [InlineData("quotes \\\" and \\\\ back\\\\slashes")]
    [InlineData("a=b&c<d>e'f")]
    [InlineData("\\u2028\\u2029\\u0085\\u0000\\u001F\\u007F\\r\\n\\t")]
    [InlineData("*/ /* // {0} {{ $\\\"")]
    [InlineData("\\U0001F600 שלום مرحبا 名前 \\u202E")]
    [InlineData(" leading and trailing ")]
    public void An_event_name_arrives_byte_exact(string literal)
    {
        var run = EventSource.In("Acme", $"[GainsightEvent(\"{literal}\")] public partial record Opened([IdentifyId] string UserId);").Generate();
        var name = (string)run.Evaluate($"\"{literal}\"")!;
        var (body, _) = GenerationScenario.Write(run.Make("new Opened(\"u\")"));

        using var document = System.Text.Json.JsonDocument.Parse(body);
        Assert.Equal(name, document.RootElement.GetProperty("eventName").GetString());
        Assert.Equal(name, run.Descriptor("new Opened(\"u\")").EventName);
    }

    [Theory]
    [InlineData("\"a\\uD800\"")]
    [InlineData("\"\\uDC00\\uD800\"")]
    [InlineData("\"\"")]
    [InlineData("null!")]
    public void An_event_without_a_name_that_can_be_written_is_skipped(string name) =>
        Assert.Empty(EventSource.In("Acme", $"[GainsightEvent({name})] public partial record Opened([IdentifyId] string UserId);").Generate().Files);

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
    public void Names_of_250_characters() =>
        EventSource.In("Acme", $$"""
            [GainsightEvent("1")] public partial record {{new string('A', 250)}}([IdentifyId] string UserId, int Count);
            [GainsightEvent("2")] public partial record {{new string('A', 249)}}B([IdentifyId] string UserId, int Count);
            """)
            .Generate()
            .WritesAttributes($"new {new string('A', 250)}(\"u\", 1)", """{"count":1}""");

    [Fact]
    public void A_nested_event_beside_others_of_its_joined_name() =>
        EventSource.In("Acme", """
            public partial class Orders { [GainsightEvent("1")] public partial record Created([IdentifyId] string UserId, int Count); }
            [GainsightEvent("2")] public partial record OrdersCreated([IdentifyId] string UserId, string Name);
            [GainsightEvent("3")] public partial record Orders_Created([IdentifyId] string UserId);
            public partial class A_ { [GainsightEvent("4")] public partial record B([IdentifyId] string UserId); }
            public partial class A { [GainsightEvent("5")] public partial record _B([IdentifyId] string UserId); }
            public static class OrdersCreatedGainsightExtensions { }
            """)
            .Generate()
            .Publishes("publisher.PublishOrdersCreatedAsync(\"u\", count: 1)", """{"count":1}""")
            .Publishes("publisher.PublishOrdersCreatedAsync(\"u\", name: \"n\")", """{"name":"n"}""")
            .Publishes("publisher.PublishOrders_CreatedAsync(\"u\")", "{}");

    [Fact]
    public void Events_of_one_name_in_two_imported_namespaces() =>
        new GenerationProject("""
            using GainsightEvents;
            namespace Acme { [GainsightEvent("1")] public partial record Opened([IdentifyId] string UserId, int Count); }
            namespace Other { [GainsightEvent("2")] public partial record Opened([IdentifyId] string UserId, string Name); }
            """)
            .Generate()
            .With("""
                using Acme;
                using Other;
                internal static class Use
                {
                    public static object First(GainsightEvents.IEventPublisher publisher) => publisher.PublishOpenedAsync("u", count: 1);
                    public static object Second(GainsightEvents.IEventPublisher publisher) => publisher.PublishOpenedAsync("u", name: "n");
                }
                """);

    [Fact]
    public void Two_members_of_one_wire_name_are_both_written_for_a_rule_to_report() =>
        Assert.Equal(
            """{"n":1,"n":2}""",
            GenerationScenario.Attributes(GenerationScenario.Write(
                EventSource.Opened("[JsonPropertyName(\"n\")] public int A { get; init; } [JsonPropertyName(\"n\")] public int B { get; init; }")
                    .Generate().Make("new Opened { A = 1, B = 2 }")).Body));
}
