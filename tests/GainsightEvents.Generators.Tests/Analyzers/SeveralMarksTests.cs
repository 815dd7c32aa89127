using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class SeveralMarksTests
{
    [Fact]
    public Task Every_mark_after_the_first_is_reported_at_the_mark() => Rule().In("""
        [GainsightEvent("Exported")]
        public partial record Exported([[|SessionId|], IdentifyId] string UserId)
        {
            [AccountId, Personal]
            [[|EventType|]]
            public string? Account { get; init; }
        }
        """).Reports(
        "Member 'UserId' of event 'Exported' is marked [IdentifyId] and [SessionId], and fills one field only; mark another member [SessionId]",
        "Member 'Account' of event 'Exported' is marked [AccountId] and [EventType], and fills one field only; mark another member [EventType]");

    [Fact]
    public Task Marks_of_an_inherited_member_are_reported_at_the_event() => Rule().In("""
        public record Base { [IdentifyId, AccountId] public string? UserId { get; init; } }
        [GainsightEvent("Exported")] public partial record [|Exported|] : Base;
        """).ReportsAnything();

    [Theory]
    [InlineData("[IdentifyId] string UserId, [AccountId, Personal] string Account, string Feature")]
    [InlineData("[property: IdentifyId, AccountId, JsonIgnore] string UserId")]
    public Task One_mark_a_member_shows_nothing(string parameters) => Rule()
        .In($"[GainsightEvent(\"Exported\")] public partial record Exported({parameters});")
        .ReportsNothing();

    private static AnalysisTest Rule() => AnalysisTest.Of<SeveralMarksAnalyzer>();
}
