using GainsightEvents.CodeFixes;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class UnmarkedEnvelopeFieldTests
{
    [Theory]
    [InlineData("string? AccountId", "AccountId")]
    [InlineData("Guid SessionID", "SessionId")]
    [InlineData("Uri? PageUrl", "EventUrl")]
    [InlineData("string url", "EventUrl")]
    [InlineData("string Referrer", "Referrer")]
    [InlineData("string RemoteHost", "RemoteHost")]
    [InlineData("DateTimeOffset EventDate", "EventDate")]
    [InlineData("PxUserType UserType", "UserType")]
    [InlineData("System.Collections.Generic.Dictionary<string, string>? GlobalContext", "GlobalContext")]
    [InlineData("Guid EventId", "EventId")]
    [InlineData("string EventType", "EventType")]
    public Task A_member_named_like_a_field_is_reported(string parameter, string mark)
    {
        var space = parameter.LastIndexOf(' ') + 1;
        return Rule()
            .In($"[GainsightEvent(\"Exported\")] public partial record Exported([IdentifyId] string UserId, {parameter[..space]}[|{parameter[space..]}|]);")
            .Reports($"Member '{parameter[space..]}' of event 'Exported' is sent as an attribute, though it is named like a field of the event; mark it [{mark}], or name the attribute with [JsonPropertyName]");
    }

    [Fact]
    public Task Of_several_for_one_field_the_likeliest_is_reported() => Rule()
        .In("[GainsightEvent(\"Exported\")] public partial record Exported(string Url, string [|PageUrl|]);")
        .ReportsAnything();

    [Fact]
    public Task An_inherited_one_is_reported_at_the_event_and_left_to_its_author() => Rule().In("""
        public record Base { public string? SessionId { get; init; } }
        [GainsightEvent("Exported")] public partial record [|Exported|] : Base;
        """).Offers();

    [Theory]
    [InlineData("[GainsightEvent(\"Exported\")] public partial record Exported([SessionId] string SessionId, string UserId, DateTimeOffset Date);")]
    [InlineData("[GainsightEvent(\"Exported\")] public partial record Exported([SessionId] string Session, string SessionId);")]
    [InlineData("[GainsightEvent(\"Exported\")] public partial record Exported([property: JsonPropertyName(\"sessionId\")] string SessionId);")]
    [InlineData("[GainsightEvent(\"Exported\")] public partial record Exported([property: JsonIgnore] string SessionId);")]
    [InlineData("[GainsightEvent(\"Exported\")] public partial record Exported(bool SessionId, string EventId, int Url, string UserType);")]
    [InlineData("[NxtEvent(\"exported\")] public partial record Exported(string SessionId);")]
    public Task What_is_marked_or_meant_or_does_not_fit_shows_nothing(string declaration) => Rule().In(declaration).ReportsNothing();

    [Fact]
    public Task The_mark_is_added() => Rule().In("""
        [GainsightEvent("Exported")]
        public partial record Exported(string? [|AccountId|])
        {
            /// <summary>The session.</summary>
            public string? [|SessionId|] { get; init; }

            [Obsolete]
            public string? [|Referrer|] { get; init; }
        }
        """).BecomesBy(UnmarkedEnvelopeFieldCodeFix.Mark, """
        [GainsightEvent("Exported")]
        public partial record Exported([AccountId] string? AccountId)
        {
            /// <summary>The session.</summary>
            [SessionId] public string? SessionId { get; init; }

            [Referrer]
            [Obsolete]
            public string? Referrer { get; init; }
        }
        """);

    private static AnalysisTest Rule() => AnalysisTest.Of<UnmarkedEnvelopeFieldAnalyzer>();
}
