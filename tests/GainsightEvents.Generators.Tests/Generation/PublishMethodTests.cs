using GainsightEvents.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

public sealed class PublishMethodTests
{
    [Fact]
    public void What_is_needed_comes_first_then_what_has_a_default_that_can_be_written() =>
        Opened("""
            public string? Nothing { get; init; }
            public string Text { get; init; } = "a\"b\u2028";
            public string Empty { get; init; } = string.Empty;
            public long Number { get; init; } = -5;
            public double? Ratio { get; init; } = 1.5;
            public float Share { get; init; } = 1;
            public decimal Price { get; init; } = 9.90m;
            public double Limit { get; init; } = double.MaxValue;
            public bool Flag { get; init; } = true;
            public DayOfWeek? Day { get; init; } = DayOfWeek.Monday;
            public DayOfWeek Eighth { get; init; } = (DayOfWeek)(-8);
            public Guid Id { get; init; }
            public DateTimeOffset At { get; init; } = default;
            public Uri Link { get; init; } = null!;
            public required int Count { get; init; }
            """)
            .Matches(only: "Acme.")
            .Publishes(
                "publisher.PublishOpenedAsync(\"u\", new Uri(\"/\", UriKind.Relative), 2, eighth: DayOfWeek.Sunday)",
                """
                {
                  "text":"a\"b\u2028","empty":"","number":-5,"ratio":1.5,"share":1,"price":9.90,"limit":1.7976931348623157E+308,"flag":true,"day":"Monday",
                  "eighth":"Sunday","id":"00000000-0000-0000-0000-000000000000","at":"0001-01-01T00:00:00Z","link":"/","count":2
                }
                """);

    [Fact]
    public void An_enum_and_a_property_may_share_a_name() =>
        Opened("public DayOfWeek DayOfWeek { get; init; } = DayOfWeek.Monday;")
            .Publishes("publisher.PublishOpenedAsync(\"u\", dayOfWeek: DayOfWeek.Monday)", """{"dayOfWeek":"Monday"}""")
            .Publishes("publisher.PublishOpenedAsync(\"u\", cancellationToken: default)", """{"dayOfWeek":"Monday"}""");

    // Each time "Color.Red" is no value of the enum Color, but a property of some Tints that are called Color.
    [Theory]
    [InlineData("", "sealed partial class Opened : Painted", "")]
    [InlineData("", "sealed partial class Opened(Tints Color)", "public Tints color => Color;")]
    [InlineData("using static Acme.Palette;", "sealed partial class Opened", "")]
    public void A_name_that_means_a_value_is_not_taken_for_the_enum(string directive, string declaration, string member)
    {
        var run = new GenerationProject($$"""
            using GainsightEvents;

            namespace Acme
            {
                public enum Color { Blue, Red }
                public abstract class Painted { protected static Tints Color => new(); }
                public sealed class Tints { public Color Red => default; }
                public static class Palette { public static Tints Color => new(); }
            }

            namespace Acme.Pages
            {
                {{directive}}
                [GainsightEvent("Opened")]
                public {{declaration}}
                {
                    [IdentifyId] public required string UserId { get; init; }
                    public Color Tint { get; init; } = Color.Red;
                    {{member}}
                }
            }
            """) { LanguageVersion = LanguageVersion.CSharp12 }.Generate();

        Assert.Contains("PublishOpenedAsync", run.File("Opened"), StringComparison.Ordinal);
        Assert.DoesNotContain("Color tint", run.File("Opened"), StringComparison.Ordinal);
    }

    [Fact]
    public void Required_members_that_are_not_written_are_asked_for_all_the_same() =>
        Opened("""
            public required int Field;
            [JsonIgnore] public required object Tag { get; init; }
            internal int Unseen { get; init; }
            public int Given { get; internal init; }
            public int Computed => Field + 1;
            """)
            .Publishes("publisher.PublishOpenedAsync(\"u\", field: 1, tag: 2)", """{"given":0,"computed":2}""");

    [Fact]
    public void SetsRequiredMembers_makes_nothing_required() =>
        EventSource.In("Acme", """
            [GainsightEvent("Opened")]
            public sealed partial class Opened
            {
                [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
                public Opened(string userId) { UserId = userId; Name = "n"; }
                [IdentifyId] public required string UserId { get; init; }
                public required string Name { get; init; }
            }
            """)
            .Generate()
            .Publishes("publisher.PublishOpenedAsync(\"u\")", """{"name":"n"}""");

    [Fact]
    public void A_constructor_that_leaves_required_members_to_the_initializer() =>
        EventSource.In("Acme", """
            [GainsightEvent("Opened")]
            public sealed partial class Opened
            {
                public Opened(string userId) => UserId = userId;
                [IdentifyId] public required string UserId { get; init; }
                public required string Name { get; init; }
            }
            """)
            .Generate()
            .Publishes("publisher.PublishOpenedAsync(\"u\", \"n\")", """{"name":"n"}""");

    [Theory]
    [InlineData("private Opened() { }")]
    [InlineData("public Opened(int unrelated) { }")]
    [InlineData("public Opened(string userId) { } public Opened(string userId, int count) { }")]
    [InlineData("[Obsolete(\"no\", true)] public Opened() { }")]
    public void An_event_that_cannot_be_built_from_outside_has_no_method(string constructors) =>
        Assert.DoesNotContain(
            "PublishOpenedAsync",
            EventSource.In("Acme", $$"""
                [GainsightEvent("Opened")]
                public sealed partial class Opened { {{constructors}} [IdentifyId] public string UserId { get; set; } = "u"; public int Count { get; set; } }
                """).Generate().File("Opened"),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("public", "public", "public Opened() { }", "public static class", "public static global")]
    [InlineData("public", "internal", "public Opened() { }", "internal static class", "internal static global")]
    [InlineData("internal", "public", "public Opened() { }", "internal static class", "internal static global")]
    [InlineData("public", "public", "internal Opened() { }", "public static class", "internal static global")]
    public void The_method_is_as_accessible_as_the_event_and_its_constructor(string outer, string inner, string constructor, string type, string method)
    {
        var file = EventSource.In("Acme", $$"""
            {{outer}} partial class Outer { [GainsightEvent("Opened")] {{inner}} sealed partial class Opened { {{constructor}} } }
            """).Generate().File("Opened");

        Assert.Contains(type, file, StringComparison.Ordinal);
        Assert.Contains(method, file, StringComparison.Ordinal);
    }

    [Fact]
    public void The_identifyId_is_optional_where_the_context_may_give_it() =>
        EventSource.In("Acme", """
            [GainsightEvent("Opened", Identity = IdentitySource.FromContext)]
            public sealed partial record Opened { public required int Count { get; init; } [IdentifyId] public string? UserId { get; init; } }
            """)
            .Generate()
            .With("namespace Acme { internal static class Use { public static object Run(GainsightEvents.IEventPublisher p) => p.PublishOpenedAsync(1); } }");

    private static GenerationRun Opened(string members) => EventSource.Opened(members)
        .Edit("public string UserId { get; init; } = \"u\";", "public required string UserId { get; init; }")
        .Generate();
}
