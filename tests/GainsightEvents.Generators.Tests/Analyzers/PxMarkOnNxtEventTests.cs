using GainsightEvents.CodeFixes;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class PxMarkOnNxtEventTests
{
    [Fact]
    public Task A_mark_is_reported_at_itself() => Rule().In("""
        [NxtEvent("shipped")]
        public partial record Shipped([[|IdentifyId|]] string UserId, [Personal, [|EventDate|]] DateTimeOffset At);
        """).Reports(
        "Member 'UserId' of NXT event 'Shipped' is marked [IdentifyId], which only Gainsight PX has a field for; remove the mark, or declare the type a [GainsightEvent] as well",
        "Member 'At' of NXT event 'Shipped' is marked [EventDate], which only Gainsight PX has a field for; remove the mark, or declare the type a [GainsightEvent] as well");

    [Theory]
    [InlineData("[NxtEvent(\"shipped\")] [GainsightEvent(\"Shipped\")] public partial record Shipped([IdentifyId] string UserId);")]
    [InlineData("[GainsightEvent(\"Shipped\")] public partial record Shipped([IdentifyId] string UserId);")]
    [InlineData("[NxtEvent(\"shipped\")] public partial record Shipped([Personal] string Email);")]
    [InlineData("[NxtEvent(\"shipped\")] public partial record Shipped : Base;")]
    [InlineData("public record Plain([IdentifyId] string UserId);")]
    public Task Marks_that_count_somewhere_show_nothing(string declaration) => Rule()
        .In("public abstract record Base { [IdentifyId] public string? UserId { get; init; } } " + declaration)
        .ReportsNothing();

    [Fact]
    public Task The_mark_is_removed() => Rule().In("""
        [NxtEvent("shipped")]
        public partial record Shipped([[|IdentifyId|]] string UserId)
        {
            /// <summary>When.</summary>
            [Personal, [|EventDate|]]
            public DateTimeOffset At { get; init; }

            [[|SessionId|]]
            public string? Session { get; init; }
        }
        """).BecomesBy(PxMarkOnNxtEventCodeFix.Unmark, """
        [NxtEvent("shipped")]
        public partial record Shipped(string UserId)
        {
            /// <summary>When.</summary>
            [Personal]
            public DateTimeOffset At { get; init; }

            public string? Session { get; init; }
        }
        """);

    private static AnalysisTest Rule() => AnalysisTest.Of<PxMarkOnNxtEventAnalyzer>();
}
