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
    [InlineData("DateTimeOffset? Date", "EventDate")]
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

    [Theory]
    [InlineData("EventName", "the event's name is that of [GainsightEvent], so leave it out with [JsonIgnore]")]
    [InlineData("propertyKey", "the propertyKey is that of the product, so leave it out with [JsonIgnore]")]
    [InlineData("IdentifyId", "the identifyId is that of the member marked [IdentifyId], so leave it out with [JsonIgnore]")]
    [InlineData("Attributes", "declare what it holds as attributes of their own")]
    public async Task A_member_named_like_a_field_that_none_can_fill_is_reported(string name, string remedy)
    {
        var test = Rule().In($"[GainsightEvent(\"Exported\")] public partial record Exported([IdentifyId] string UserId, string [|{name}|]);");

        await test.Reports($"Member '{name}' of event 'Exported' is sent as an attribute, though it is named like a field of the event; {remedy}, or name the attribute with [JsonPropertyName]");
        await test.Offers();
    }

    [Fact]
    public Task An_identifyId_beside_one_of_the_context_is_reported() => Rule()
        .In("[GainsightEvent(\"Exported\", Identity = IdentitySource.FromContext)] public partial record Exported(string? [|IdentifyId|]);")
        .ReportsAnything();

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
    [InlineData("[GainsightEvent(\"Exported\")] public partial record Exported([SessionId] string SessionId, string UserId, DateOnly Date, string EventDate);")]
    [InlineData("[GainsightEvent(\"Exported\")] public partial record Exported([SessionId] string Session, string SessionId);")]
    [InlineData("[GainsightEvent(\"Exported\")] public partial record Exported([property: JsonPropertyName(\"sessionId\")] string SessionId);")]
    [InlineData("[GainsightEvent(\"Exported\")] public partial record Exported([property: JsonIgnore] string SessionId);")]
    [InlineData("[GainsightEvent(\"Exported\")] public partial record Exported(bool SessionId, string EventId, int Url, string UserType);")]
    [InlineData("[GainsightEvent(\"Exported\")] public partial record Exported(string IdentifyId, [property: JsonPropertyName(\"eventName\")] string EventName);")]
    [InlineData("[NxtEvent(\"exported\")] public partial record Exported(string SessionId, string EventName);")]
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
