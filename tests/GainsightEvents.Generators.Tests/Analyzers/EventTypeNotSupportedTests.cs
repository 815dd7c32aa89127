using GainsightEvents.CodeFixes;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class EventTypeNotSupportedTests
{
    [Theory]
    [InlineData("public partial record [|Exported|]<T>;", "has type parameters; declare the event without them")]
    [InlineData("public static partial class [|Exported|];", "is static and has no instance to publish; declare a class, record or struct")]
    [InlineData("public abstract record [|Exported|];", "is abstract and has no instance to publish; put [GainsightEvent] on the types that derive from it")]
    [InlineData("file partial record [|Exported|];", "is seen in its own file only; declare it internal or public")]
    [InlineData("public ref partial struct [|Exported|];", "is a ref struct, which PublishAsync cannot take; declare a struct or a record struct")]
    public Task A_type_that_cannot_be_an_event_is_reported_once_with_the_reason(string declaration, string reason) => Rule()
        .In("[GainsightEvent(\"Exported\")] " + declaration)
        .Reports($"No code can be generated for event 'Exported', because 'Exported' {reason}");

    [Theory]
    [InlineData("private")]
    [InlineData("protected")]
    [InlineData("private protected")]
    [InlineData("")]
    public Task A_nested_type_out_of_reach_is_reported(string accessibility) => Rule()
        .In($$"""public partial class Events { [GainsightEvent("Exported")] {{accessibility}} partial record [|Exported|]; }""")
        .Reports("No code can be generated for event 'Exported', because 'Exported' is private or protected, out of the catalog's reach; "
            + "declare it internal or public");

    [Fact]
    public Task A_container_is_reported_once_for_all_its_events() => Rule().In("""
        public partial class [|Events|]<T>
        {
            [GainsightEvent("Exported")] public partial record Exported;
            [GainsightEvent("Imported")] public partial record Imported;
        }
        """).Reports("No code can be generated for event 'Exported', because 'Events' has type parameters; declare the event without them");

    [Fact]
    public Task A_container_in_parts_is_reported_where_the_event_is() => Rule()
        .In("public partial class [|Events|]<T> { [GainsightEvent(\"Exported\")] public partial record Exported; }")
        .In("public partial class Events<T>;", "Other.cs")
        .Reports("No code can be generated for event 'Exported', because 'Events' has type parameters; declare the event without them");

    [Theory]
    [InlineData("[GainsightEvent(\"Exported\")] partial class Exported;")]
    [InlineData("[GainsightEvent(\"Exported\")] public record struct Exported;")]
    [InlineData("public static partial class Events { [GainsightEvent(\"Exported\")] internal partial class Exported; }")]
    [InlineData("public abstract partial class Events { [GainsightEvent(\"Exported\")] protected internal partial class Exported; }")]
    [InlineData("public abstract partial record Base<T>; [GainsightEvent(\"Exported\")] public partial record Exported : Base<int>;")]
    public Task A_type_that_can_be_an_event_shows_nothing(string source) => Rule().In(source).ReportsNothing();

    [Fact]
    public Task A_type_out_of_reach_is_widened_never_narrowed() => Rule().In("""
        public partial class Events
        {
            /// <summary>An export.</summary>
            [GainsightEvent("Exported")]
            private sealed partial record [|Exported|];

            // no modifier
            [GainsightEvent("Imported")]
            partial record [|Imported|];

            [GainsightEvent("Opened")]
            protected partial record [|Opened|];

            [GainsightEvent("Closed")]
            private protected partial record [|Closed|];
        }

        [GainsightEvent("Filed")]
        file /* for now */ partial class [|Filed|];
        """).BecomesBy(EventTypeNotSupportedCodeFix.MakeInternal, """
        public partial class Events
        {
            /// <summary>An export.</summary>
            [GainsightEvent("Exported")]
            internal sealed partial record Exported;

            // no modifier
            [GainsightEvent("Imported")]
            internal partial record Imported;

            [GainsightEvent("Opened")]
            protected internal partial record Opened;

            [GainsightEvent("Closed")]
            internal partial record Closed;
        }

        [GainsightEvent("Filed")]
        internal /* for now */ partial class Filed;
        """);

    [Theory]
    [InlineData("public partial class Events { [GainsightEvent(\"Exported\")] private partial record Exported; }", "Make 'Exported' internal")]
    [InlineData("public partial class Events { [GainsightEvent(\"Exported\")] protected partial record Exported; }", "Make 'Exported' protected internal")]
    [InlineData("private partial class Events { [GainsightEvent(\"Exported\")] public partial record Exported; }", "Make 'Events' internal")]
    public Task The_fix_says_what_the_type_becomes(string nested, string title) => Rule()
        .In($"public partial class Outer {{ {nested} }}")
        .Offers(title);

    [Theory]
    [InlineData("[GainsightEvent(\"Exported\")] public abstract partial record Exported;")]
    [InlineData("[GainsightEvent(\"Exported\")] public static partial class Exported;")]
    [InlineData("[GainsightEvent(\"Exported\")] public partial record Exported<T>;")]
    public Task Where_only_the_author_can_decide_nothing_is_offered(string source) => Rule().In(source).Offers();

    [Fact]
    public Task A_file_local_type_with_a_namesake_elsewhere_is_left_to_its_author() => Rule()
        .In("[GainsightEvent(\"Exported\")] file partial record Exported;")
        .In("file class Exported;", "Other.cs")
        .Offers();

    [Fact]
    public Task A_type_that_leans_on_a_narrower_one_is_left_to_its_author() => Rule().In("""
        public partial class Events
        {
            private record Base;
            [GainsightEvent("Exported")] private partial record Exported : Base;
        }
        """).Offers();

    private static AnalysisTest Rule() => AnalysisTest.Of<EventTypeNotSupportedAnalyzer>();
}
