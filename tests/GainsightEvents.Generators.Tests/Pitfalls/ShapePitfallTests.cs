using GainsightEvents.Generators.Tests.Generation;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Pitfalls;

/// <summary>What an event may be, and what its members may be, one a line.</summary>
public sealed class ShapePitfallTests
{
    [Theory]
    [InlineData("class")]
    [InlineData("sealed partial class")]
    [InlineData("record")]
    [InlineData("record class")]
    [InlineData("struct")]
    [InlineData("readonly partial struct")]
    [InlineData("record struct")]
    [InlineData("readonly partial record struct")]
    public void Any_kind_of_type_can_be_an_event(string kind) =>
        Project($$"""
            [GainsightEvent("Opened")]
            public {{(kind.Contains("partial", StringComparison.Ordinal) ? kind : "partial " + kind)}} Opened
            {
                [IdentifyId] public string UserId { get; init; }
                public int Count { get; init; }
            }
            """, nullable: false)
            .WritesAttributes("new Opened { UserId = \"u\", Count = 3 }", """{"count":3}""")
            .Publishes("publisher.PublishOpenedAsync(userId: \"u\", count: 4)", """{"count":4}""");

    [Fact]
    public void A_positional_record_struct_nested_three_deep() =>
        Project("""
            public static partial class Billing
            {
                public partial interface IOrders
                {
                    public partial record struct Europe
                    {
                        /// <summary>An order was created.</summary>
                        /// <param name="UserId">Who ordered.</param>
                        /// <param name="Total">What it cost.</param>
                        /// <param name="Currency">In which currency.</param>
                        [GainsightEvent("Order Created", Priority = EventPriority.High, MaxAge = "7.00:00:00", Product = "Shop")]
                        public readonly partial record struct Created([IdentifyId] Guid UserId, decimal Total, [property: Personal] string? Currency = "EUR");
                    }
                }
            }
            """)
            .Matches(only: "Acme.")
            .WritesAttributes("new Billing.IOrders.Europe.Created(Guid.NewGuid(), 12.50m)", """{"total":12.50,"currency":"EUR"}""")
            .Publishes("publisher.PublishBillingIOrdersEuropeCreatedAsync(Guid.NewGuid(), total: 1m, currency: null)", """{"total":1}""");

    [Theory]
    [InlineData("public required int Count { get; init; }", "count: 1")]
    [InlineData("public required int Count { get; set; }", "count: 1")]
    [InlineData("public int Count { get; init; }", "count: 1")]
    [InlineData("public int Count { get; } = 1;", "cancellationToken: default")]
    [InlineData("public int Count => 1;", "cancellationToken: default")]
    public void A_property_may_be_required_or_init_or_neither(string property, string argument) =>
        Opened(property).Publishes($"publisher.PublishOpenedAsync(\"u\", {argument})", """{"count":1}""");

    [Fact]
    public void A_class_with_a_constructor_whose_parameters_are_named_like_its_properties() =>
        Project("""
            [GainsightEvent("Opened")]
            internal sealed partial class Opened
            {
                internal Opened(string userId, long amount) => (UserId, Amount) = (userId, amount);

                [IdentifyId] public string UserId { get; }
                public long Amount { get; }
                public string? Note { get; set; }
            }
            """)
            .Matches(only: "Acme.")
            .WritesAttributes("new Opened(\"u\", 5)", """{"amount":5}""")
            .Publishes("publisher.PublishOpenedAsync(\"u\", 6)", """{"amount":6}""");

    [Fact]
    public void A_class_with_a_primary_constructor() =>
        (EventSource.In("Acme", """
            [GainsightEvent("Opened")]
            public sealed partial class Opened(string userId)
            {
                [IdentifyId] public string UserId { get; } = userId;
                public string Greeting { get; set; } = "hello " + userId;
                public int Count { get; set; } = 1;
            }
            """) with { LanguageVersion = Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp12 })
            .Generate()
            .Publishes("publisher.PublishOpenedAsync(\"u\", count: 2)", """{"greeting":"hello u","count":2}""");

    [Fact]
    public void Members_of_base_types_come_first_those_of_another_assembly_too()
    {
        var library = new GenerationProject("""
            using GainsightEvents;
            namespace Library;
            public abstract record UserEvent
            {
                [IdentifyId] public required string UserId { get; init; }
                [AccountId] public string? AccountId { get; init; }
                public string Origin { get; init; } = "library";
            }
            """) { AssemblyName = "Library" };

        new GenerationProject("""
            using GainsightEvents;
            namespace Acme;
            public abstract record AppEvent : Library.UserEvent { public string App { get; init; } = "acme"; }
            [GainsightEvent("Opened")]
            public sealed partial record Opened : AppEvent { public int? Count { get; init; } }
            """) { Libraries = [library.ToLibrary()] }
            .Generate()
            .Matches(only: "Acme.")
            .WritesAttributes("new Opened { UserId = \"u\", Count = 1 }", """{"origin":"library","app":"acme","count":1}""")
            .Publishes("publisher.PublishOpenedAsync(\"u\", app: \"b\")", """{"origin":"library","app":"b"}""");
    }

    [Fact]
    public void A_positional_record_that_inherits_a_positional_record() =>
        Project("""
            public abstract record UserEvent([IdentifyId] string UserId);
            [GainsightEvent("Opened")]
            public sealed partial record Opened(string UserId, int Count) : UserEvent(UserId);
            """)
            .Publishes("publisher.PublishOpenedAsync(\"u\", 1)", """{"count":1}""");

    [Fact]
    public void An_override_keeps_the_place_and_the_marks_of_what_it_overrides() =>
        Project("""
            public abstract class UserEvent
            {
                [IdentifyId] public abstract string UserId { get; set; }
                public virtual int First { get; set; }
                public int Second { get; set; }
            }
            [GainsightEvent("Opened")]
            public sealed partial class Opened : UserEvent
            {
                public override string UserId { get; set; } = "u";
                public override int First { get; set; }
            }
            """)
            .WritesAttributes("new Opened { First = 1, Second = 2 }", """{"first":1,"second":2}""");

    [Fact]
    public void A_property_that_something_private_hides_is_not_written() =>
        Project("""
            public abstract class UserEvent { [IdentifyId] public string UserId { get; set; } = "u"; public int Count { get; set; } }
            [GainsightEvent("Opened")]
            public sealed partial class Opened : UserEvent { private new string Count => ""; public string Shown => Count; }
            """)
            .WritesAttributes("new Opened()", """{"shown":""}""");

    [Theory]
    [InlineData("[GainsightEvent(\"a\")] public record Opened;")]
    [InlineData("public class Outer { [GainsightEvent(\"a\")] public partial record Opened; }")]
    [InlineData("[GainsightEvent(\"a\")] public partial record Opened<T>;")]
    [InlineData("public partial class Outer<T> { [GainsightEvent(\"a\")] public partial record Opened; }")]
    [InlineData("[GainsightEvent(\"a\")] public static partial class Opened;")]
    [InlineData("[GainsightEvent(\"a\")] public abstract partial class Opened;")]
    [InlineData("[GainsightEvent(\"a\")] file partial record Opened;")]
    [InlineData("[GainsightEvent(\"a\")] public ref partial struct Opened { }")]
    [InlineData("public partial class Outer { [GainsightEvent(\"a\")] private partial record Opened; }")]
    [InlineData("public partial class Outer { [GainsightEvent(\"a\")] protected partial record Opened; }")]
    [InlineData("public partial class Outer { [GainsightEvent(\"a\")] private protected partial record Opened; }")]
    public void A_declaration_with_an_obstacle_is_skipped(string declaration) => Assert.Empty(GenerationRun.Tolerant(EventSource.In("Acme", declaration)).Files);

    [Fact]
    public void Parts_in_several_files() =>
        new GenerationProject(
            "namespace Acme; public partial record Opened { public int A { get; init; } }",
            "namespace Acme; [GainsightEvents.GainsightEvent(\"Opened\")] public partial record Opened { [GainsightEvents.IdentifyId] public string UserId { get; init; } = \"u\"; }",
            "namespace Acme; public partial record Opened { public int B { get; init; } }")
            .Generate()
            .WritesAttributes("new Opened { A = 1, B = 2 }", """{"a":1,"b":2}""");

    [Fact]
    public void Obsolete_members_and_types() =>
        EventSource.In("Acme", """
            public enum Kind { A, [Obsolete("no")] B, [Obsolete("never", true)] C }
            [GainsightEvent("Opened")]
            public sealed partial record Opened
            {
                [IdentifyId] public required string UserId { get; init; }
                [Obsolete] public int Old { get; init; }
                [Obsolete("gone", true)] public int Gone { get; init; }
                public Kind Kind { get; init; }
            }
            """)
            .Generate()
            .WritesAttributes("new Opened { UserId = \"u\", Kind = (Kind)2 }", """{"old":0,"gone":0,"kind":"C"}""");

    [Fact]
    public void An_obsolete_member_may_have_a_type_that_is_obsolete_as_an_error() =>
        EventSource.In("Acme", """
            [Obsolete("gone", true)] public enum Kind { A }
            [Obsolete("gone", true)] public sealed class Line { public int Count { get; init; } }
            [GainsightEvent("Opened")]
            public sealed partial record Opened
            {
                [IdentifyId] public required string UserId { get; init; }
                [Obsolete] public Kind Kind { get; init; }
                [Obsolete] public List<Line>? Lines { get; init; }
            }
            """)
            .Generate()
            .WritesAttributes("new Opened { UserId = \"u\" }", """{"kind":"A"}""");

    [Theory]
    [InlineData("[Obsolete]", "[global::System.Obsolete]")]
    [InlineData("[Obsolete(\"use \\\"B\\\"\")]", "[global::System.Obsolete(\"use \\\"B\\\"\", false)]")]
    [InlineData("[Obsolete(\"*/\\u2028\\u0000\")]", "[global::System.Obsolete(\"*/\\u2028\\u0000\", false)]")]
    [InlineData("[Obsolete(\"gone\", true)]", "[global::System.Obsolete(\"gone\", true)]")]
    public void An_obsolete_event_has_an_obsolete_method(string attribute, string carriedOn) =>
        Assert.Contains(
            carriedOn,
            EventSource.In("Acme", $"{attribute} [GainsightEvent(\"Opened\")] public partial record Opened([IdentifyId] string UserId);").Generate().File("Opened"),
            StringComparison.Ordinal);

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

    [Theory]
    [InlineData("")]
    [InlineData("property: ")]
    public void Attributes_on_positional_parameters_count_whatever_their_target(string target) =>
        EventSource.In("Acme", $$"""
            [GainsightEvent("Opened")]
            public partial record Opened(
                [{{target}}IdentifyId] string User,
                [{{target}}SessionId] string Session,
                [{{target}}Personal] [{{target}}System.ComponentModel.DataAnnotations.Range(1, 9)] int Count,
                [property: JsonPropertyName("n")] int Name = 1);
            """)
            .Generate()
            .WritesAttributes("new Opened(\"u\", \"s\", 9)", """{"count":9,"n":1}""")
            .Refuses("new Opened(\"u\", \"s\", 10)", "Count");

    [Fact]
    public void A_derived_class_without_the_attribute_adds_nothing() =>
        Assert.Equal(2, EventSource.In("Acme", """
            [GainsightEvent("Opened")] public partial record Opened([IdentifyId] string UserId);
            public record Derived(string UserId, object Anything) : Opened(UserId);
            """).Generate().WritesAttributes("new Derived(\"u\", 1)", "{}").Files.Count);

    [Fact]
    public void An_event_that_derives_from_an_event() =>
        EventSource.In("Acme", """
            [GainsightEvent("Opened")] public partial record Opened([IdentifyId] string UserId);
            [GainsightEvent("Reopened")] public partial record Reopened(string UserId, int Times) : Opened(UserId);
            """).Generate().WritesAttributes("new Reopened(\"u\", 2)", """{"times":2}""");

    [Fact]
    public void The_default_of_a_struct_is_written_and_what_it_lacks_is_refused() =>
        Project("""
            [GainsightEvent("Opened")]
            public partial record struct Opened([IdentifyId] string UserId, string Name, int Count);
            """)
            .Refuses("default(Opened)", "UserId", "Name");

    [Fact]
    public void A_computed_default_is_left_alone() =>
        Opened("""
            public string Machine { get; init; } = Environment.NewLine;
            public string? Note { get; init; } = Guid.Empty.ToString();
            public int Answer { get; set; } = Math.Abs(-42);
            """)
            .Publishes(
                "publisher.PublishOpenedAsync(userId: \"u\", cancellationToken: default)",
                $$"""{"machine":{{System.Text.Json.JsonSerializer.Serialize(Environment.NewLine)}},"note":"00000000-0000-0000-0000-000000000000","answer":42}""");

    [Fact]
    public void What_a_constructor_sets_is_left_alone() =>
        EventSource.In("Acme", """
            public abstract class UserEvent { protected UserEvent() => Origin = "base"; public string? Origin { get; set; } }
            [GainsightEvent("Opened")]
            public sealed partial class Opened : UserEvent
            {
                public Opened() { this.Category = "c"; (First, Second) = (1, 2); _ = nameof(Note); }
                [IdentifyId] public required string UserId { get; set; }
                public string? Category { get; set; }
                public int First { get; set; }
                public int Second { get; set; }
                public string? Note { get; set; }
            }
            """)
            .Generate()
            .Publishes("publisher.PublishOpenedAsync(\"u\", note: \"n\")", """{"origin":"base","category":"c","first":1,"second":2,"note":"n"}""");

    [Fact]
    public void A_constructor_that_calls_something_may_set_anything() =>
        EventSource.In("Acme", """
            [GainsightEvent("Opened")]
            public sealed partial class Opened
            {
                public Opened() => Fill();
                [IdentifyId] public required string UserId { get; set; }
                public string? Category { get; set; }
                private void Fill() => Category = "c";
            }
            """)
            .Generate()
            .Publishes("publisher.PublishOpenedAsync(\"u\", cancellationToken: default)", """{"category":"c"}""");

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

    private static GenerationRun Opened(string members) => EventSource.Opened(members)
        .Edit("public string UserId { get; init; } = \"u\";", "public required string UserId { get; init; }")
        .Generate();

    private static GenerationRun Project(string declaration, bool nullable = true) => EventSource.In("Acme", declaration, nullable).Generate();
}
