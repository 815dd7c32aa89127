using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

public sealed class DeclarationShapeTests
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
    public void The_default_of_a_struct_is_written_and_what_it_lacks_is_refused() =>
        Project("""
            [GainsightEvent("Opened")]
            public partial record struct Opened([IdentifyId] string UserId, string Name, int Count);
            """)
            .Refuses("default(Opened)", "UserId", "Name");

    [Fact]
    public void An_event_without_attributes_writes_an_empty_object() =>
        Project("""[GainsightEvent("Logged In")] public partial record LoggedIn([IdentifyId] string UserId);""")
            .Writes(
                "new LoggedIn(\"u\")",
                """{"eventName":"Logged In","propertyKey":"AP-TEST-2","identifyId":"u","userType":"USER","date":1717689600000,"attributes":{}}""");

    [Fact]
    public void An_event_in_the_global_namespace() =>
        new GenerationProject("""
            using GainsightEvents;
            [GainsightEvent("Opened")] public partial record Opened([IdentifyId] string UserId, int Count);
            """)
            .Generate()
            .Publishes("publisher.PublishOpenedAsync(\"u\", 1)", """{"count":1}""");

    private static GenerationRun Project(string declaration, bool nullable = true) => EventSource.In("Acme", declaration, nullable).Generate();
}
