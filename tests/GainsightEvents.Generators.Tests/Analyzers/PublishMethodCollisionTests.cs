using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class PublishMethodCollisionTests
{
    [Fact]
    public Task The_event_that_is_nested_deeper_is_reported() => Rule().In("""
        namespace Acme
        {
            [GainsightEvent("A")] public partial record OrdersCreated;
            public static partial class Orders { [GainsightEvent("B")] public partial record [|Created|]; }
            public static partial class Or { public static partial class ders { [NxtEvent("C")] public partial record [|Created|]; } }
        }
        """).Reports(
        "The publish method of event 'Orders.Created' is named 'PublishOrdersCreatedAsync', and so is that of event 'OrdersCreated', which makes calls ambiguous; rename one of the two types",
        "The publish method of event 'Or.ders.Created' is named 'PublishOrdersCreatedAsync', and so is that of event 'OrdersCreated', which makes calls ambiguous; rename one of the two types");

    [Fact]
    public Task Of_two_that_are_nested_as_deep_the_second_by_name_is_reported() => Rule().In("""
        public static partial class AB { [GainsightEvent("A")] public partial record [|C|]; }
        public static partial class A { [GainsightEvent("B")] public partial record BC; }
        """).ReportsAnything();

    [Theory]
    [InlineData("namespace Acme { [GainsightEvent(\"A\")] public partial record OrdersCreated; } namespace Other { public static partial class Orders { [GainsightEvent(\"B\")] public partial record Created; } }")]
    [InlineData("public record OrdersCreated; public static partial class Orders { [GainsightEvent(\"B\")] public partial record Created; }")]
    [InlineData("public static partial class Orders { [GainsightEvent(\"B\")] public partial record Created; [GainsightEvent(\"C\")] public partial record Deleted; }")]
    public Task Methods_that_never_meet_show_nothing(string source) => Rule().In(source).ReportsNothing();

    [Fact]
    public Task An_event_whose_name_is_still_to_be_typed_shows_nothing() => Rule()
        .AllowingCompilerErrors("CS1001")
        .In("public static partial class Orders { [GainsightEvent(\"A\")] public partial record ; }")
        .ReportsNothing();

    private static AnalysisTest Rule() => AnalysisTest.Of<PublishMethodCollisionAnalyzer>();
}
