using GainsightEvents.CodeFixes;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class MarkedTwiceTests
{
    [Fact]
    public Task The_second_member_with_a_mark_is_reported() => Rule().In("""
        [GainsightEvent("Shared")]
        public partial record Shared([IdentifyId] string UserId, [IdentifyId] string [|RecipientId|])
        {
            [AccountId] public string? Account { get; init; }
            [Personal, AccountId] public string? [|Tenant|] { get; init; }
        }
        """).Reports(
        "Members 'UserId' and 'RecipientId' of event 'Shared' are both marked [IdentifyId], and an event has one only; keep the mark on one of them",
        "Members 'Account' and 'Tenant' of event 'Shared' are both marked [AccountId], and an event has one only; keep the mark on one of them");

    [Fact]
    public Task A_member_that_an_inherited_one_meets_is_reported_at_the_event_s_own() => Rule().In("""
        public record Base { [IdentifyId] public string? UserId { get; init; } }
        [GainsightEvent("Shared")] public partial record Shared : Base { [IdentifyId] public string? [|Owner|] { get; init; } }
        """).ReportsAnything();

    [Fact]
    public Task Two_inherited_members_are_reported_at_the_event() => Rule().In("""
        public record Base { [IdentifyId] public string? UserId { get; init; } [IdentifyId] public string? Owner { get; init; } }
        [GainsightEvent("Shared")] public partial record [|Shared|] : Base;
        """).ReportsAnything();

    [Theory]
    [InlineData("public partial record Shared([IdentifyId] string UserId, [AccountId] string Account, [Personal] string A, [Personal] string B);")]
    [InlineData("public partial record Shared { [IdentifyId] public string? A { get; init; } [IdentifyId, JsonIgnore] public string? B { get; init; } }")]
    [InlineData("public partial record Shared : Base { [IdentifyId] public override string UserId => \"\"; }")]
    public Task A_mark_on_one_member_shows_nothing(string declaration) => Rule()
        .In("public record Base { [IdentifyId] public virtual string UserId => \"\"; } [GainsightEvent(\"Shared\")] " + declaration)
        .ReportsNothing();

    [Fact]
    public Task The_fix_takes_the_mark_away_and_leaves_the_rest() => Rule().In("""
        [GainsightEvent("Shared")]
        public partial record Shared([IdentifyId] string UserId, [IdentifyId] string [|RecipientId|], /* third */ [IdentifyId] string [|Third|])
        {
            [AccountId]
            public string? Account { get; init; }

            /// <summary>The tenant.</summary>
            [AccountId] // same
            public string? [|Tenant|] { get; init; }

            [SessionId] public string? Session { get; init; }

            [Obsolete, SessionId]
            public string? [|OldSession|] { get; init; }

            [Obsolete]
            [SessionId]
            public string? [|OlderSession|] { get; init; }
        }
        """).BecomesBy(MarkedTwiceCodeFix.Unmark, """
        [GainsightEvent("Shared")]
        public partial record Shared([IdentifyId] string UserId, string RecipientId, /* third */ string Third)
        {
            [AccountId]
            public string? Account { get; init; }

            /// <summary>The tenant.</summary>
            // same
            public string? Tenant { get; init; }

            [SessionId] public string? Session { get; init; }

            [Obsolete]
            public string? OldSession { get; init; }

            [Obsolete]
            public string? OlderSession { get; init; }
        }
        """);

    [Fact]
    public Task The_fix_names_the_mark_and_the_member() => Rule()
        .In("[GainsightEvent(\"Shared\")] public partial record Shared([EventUrl] string Page, [EventUrl] string [|Other|]);")
        .Offers("Remove [EventUrl] from 'Other'");

    [Fact]
    public Task What_is_inherited_is_left_to_its_author() => Rule().In("""
        public record Base { [IdentifyId] public string? UserId { get; init; } [IdentifyId] public string? Owner { get; init; } }
        [GainsightEvent("Shared")] public partial record [|Shared|] : Base;
        """).Offers();

    private static AnalysisTest Rule() => AnalysisTest.Of<MarkedTwiceAnalyzer>();
}
