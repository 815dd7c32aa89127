using GainsightEvents.CodeFixes;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class NotPartialTests
{
    [Theory]
    [InlineData("public sealed record [|Exported|];")]
    [InlineData("public class [|Exported|];")]
    [InlineData("public readonly record struct [|Exported|](string Feature);")]
    [InlineData("struct [|Exported|];")]
    public Task An_event_that_is_not_partial_is_reported_at_its_name(string declaration) => Rule()
        .In("[GainsightEvent(\"Exported\")] " + declaration)
        .Reports("Type 'Exported' is not partial, so no code can be generated for event 'Exported'; declare it partial");

    [Fact]
    public Task A_container_that_is_not_partial_is_reported_once_for_all_its_events() => Rule().In("""
        public static partial class Outer
        {
            public interface [|Events|]
            {
                public class Plain;

                public static partial class Group
                {
                    [GainsightEvent("Exported")]
                    public partial record Exported;
                }

                [GainsightEvent("Imported")]
                public partial record Imported;
            }
        }
        """).Reports("Type 'Events' is not partial, so no code can be generated for event 'Exported'; declare it partial");

    [Theory]
    [InlineData("[GainsightEvent(\"Exported\")] public partial record Exported;")]
    [InlineData("public partial class Events { [GainsightEvent(\"Exported\")] public partial record Exported; }")]
    [InlineData("public class Exported;")]
    public Task What_is_partial_or_no_event_shows_nothing(string source) => Rule().In(source).ReportsNothing();

    [Fact]
    public Task What_cannot_be_an_event_anyway_shows_nothing_here() => Rule()
        .In("[GainsightEvent(\"Exported\")] public record Exported<T>;")
        .ReportsNothing();

    [Fact]
    public Task A_type_with_several_declarations_is_left_to_the_compiler() => Rule()
        .AllowingCompilerErrors("CS0260")
        .In("[GainsightEvent(\"Exported\")] public record Exported; partial record Exported;")
        .ReportsNothing();

    [Fact]
    public Task The_fix_names_every_type_that_it_changes() => Rule().In("""
        public class Events
        {
            [GainsightEvent("Exported")] public record [|Exported|];
        }
        """).Offers("Make 'Exported' and 'Events' partial");

    [Fact]
    public Task The_whole_chain_becomes_partial_and_comments_stay() => Rule().In("""
        /// <summary>Events.</summary>
        static class Events
        {
            // nested
            public interface Group
            {
                /// <summary>An export.</summary>
                [GainsightEvent("Exported")]
                public readonly record struct [|Exported|](string Feature);

                [GainsightEvent("Imported")] /* attribute */ class [|Imported|];
            }
        }

        // plain
        record Plain;

        [GainsightEvent("Opened")]
        // opened
        record [|Opened|];
        """).BecomesBy(NotPartialCodeFix.MakePartial, """
        /// <summary>Events.</summary>
        static partial class Events
        {
            // nested
            public partial interface Group
            {
                /// <summary>An export.</summary>
                [GainsightEvent("Exported")]
                public readonly partial record struct Exported(string Feature);

                [GainsightEvent("Imported")] /* attribute */ partial class Imported;
            }
        }

        // plain
        record Plain;

        [GainsightEvent("Opened")]
        // opened
        partial record Opened;
        """);

    [Fact]
    public Task An_NXT_event_has_to_be_partial_too() => Rule().In("[NxtEvent(\"exported\")] public record [|Exported|];").ReportsAnything();

    private static AnalysisTest Rule() => AnalysisTest.Of<NotPartialAnalyzer>();
}
