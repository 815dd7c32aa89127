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
    [InlineData("[GainsightEvent(\"a\")] public static partial class Opened;")]
    [InlineData("[GainsightEvent(\"a\")] file partial record Opened;")]
    [InlineData("[GainsightEvent(\"a\")] public ref partial struct Opened { }")]
    [InlineData("[GainsightEvent(\"a\")] public record Opened<T>;")]
    public void A_declaration_that_nothing_can_be_added_to_is_skipped(string declaration) =>
        Assert.Empty(GenerationRun.Tolerant(EventSource.In("Acme", declaration)).Files);

    [Theory]
    [InlineData("[GainsightEvent(\"a\")] public record Opened;")]
    [InlineData("public class Outer { [GainsightEvent(\"a\")] public partial record Opened; }")]
    [InlineData("[GainsightEvent(\"a\")] public partial record Opened<T>;")]
    [InlineData("[GainsightEvent(\"a\")] public partial class Opened<@class, T> where T : struct { }")]
    [InlineData("public partial class Outer<T> { [GainsightEvent(\"a\")] public partial record Opened; }")]
    [InlineData("public partial interface Outer<T> { [GainsightEvent(\"a\")] public partial record Opened; }")]
    [InlineData("[GainsightEvent(\"a\")] public abstract partial class Opened { }")]
    [InlineData("[GainsightEvent(\"a\")] public abstract class Opened { }")]
    [InlineData("public partial class Outer { [GainsightEvent(\"a\")] private partial record Opened; }")]
    [InlineData("public partial class Outer { [GainsightEvent(\"a\")] protected partial record Opened; }")]
    [InlineData("public partial class Outer { [GainsightEvent(\"a\")] private protected partial record Opened; }")]
    public void A_declaration_with_another_obstacle_is_refused(string declaration) => Assert.True(EventSource.In("Acme", declaration).Generate().IsRefused);

    [Fact]
    public void Refused_events_of_one_name_stay_apart() => Assert.Equal(5, EventSource.In("Acme", """
        [GainsightEvent("a")] public partial record Opened([IdentifyId] string UserId);
        [GainsightEvent("a")] public partial record Opened<T>;
        [GainsightEvent("a")] public partial record Opened<T, U>;
        public partial class Outer<T> { [GainsightEvent("a")] public partial record Opened; }
        """).Generate().Files.Count);

    [Fact]
    public void Parts_in_several_files() =>
        new GenerationProject(
            "namespace Acme; public partial record Opened { public int A { get; init; } }",
            "namespace Acme; [GainsightEvents.GainsightEvent(\"Opened\")] public partial record Opened { [GainsightEvents.IdentifyId] public string UserId { get; init; } = \"u\"; }",
            "namespace Acme; public partial record Opened { public int B { get; init; } }")
            .Generate()
            .WritesAttributes("new Opened { A = 1, B = 2 }", """{"a":1,"b":2}""");

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
