using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

public sealed class MarkTests
{
    private const string Envelope = "\"eventName\":\"Opened\",\"propertyKey\":\"AP-TEST-2\",\"userType\":\"USER\",\"date\":1717689600000,\"attributes\":{}";

    [Fact]
    public void Every_mark_fills_its_field() =>
        EventSource.In("Acme", """
            [GainsightEvent("Opened")]
            public sealed partial record Opened
            {
                [IdentifyId] public required long UserId { get; init; }
                [AccountId] public required string Account { get; init; }
                [SessionId] public Guid? Session { get; init; }
                [EventUrl] public required Uri Page { get; init; }
                [Referrer] public string? From { get; init; }
                [RemoteHost] public string? Host { get; init; }
                [EventDate] public DateTime At { get; init; }
                [UserType] public PxUserType Kind { get; init; }
                [GlobalContext] public Dictionary<string, string>? Globals { get; init; }
                [EventId] public Guid Id { get; init; }
                [EventType] public string? Type { get; init; }
            }
            """)
            .Generate()
            .Matches(only: "Acme.")
            .Writes(
                """
                new Opened
                {
                    UserId = 7, Account = "a", Session = new Guid(1, 0, 0, new byte[8]), Page = new Uri("https://p"), From = "f", Host = "h",
                    At = DateTime.UnixEpoch, Kind = PxUserType.Lead, Globals = new() { ["g"] = "1" }, Id = new Guid(2, 0, 0, new byte[8]), Type = "t",
                }
                """,
                """
                {
                  "eventName":"Opened","propertyKey":"AP-TEST-2","identifyId":"7","userType":"LEAD","date":0,"accountId":"a",
                  "sessionId":"00000001-0000-0000-0000-000000000000","url":"https://p","referrer":"f","remoteHost":"h","eventType":"t",
                  "globalContext":{"g":"1"},"eventId":"00000002-0000-0000-0000-000000000000","attributes":{}
                }
                """,
                sendEventId: true)
            .Refuses("new Opened { UserId = 7, Account = null!, Page = null! }", "At", "Account", "Page");

    [Theory]
    [InlineData("string", "\"u\"", "u")]
    [InlineData("string?", "\"u\"", "u")]
    [InlineData("Guid", "new Guid(1, 0, 0, new byte[8])", "00000001-0000-0000-0000-000000000000")]
    [InlineData("int", "-1", "-1")]
    [InlineData("long", "long.MaxValue", "9223372036854775807")]
    [InlineData("int?", "5", "5")]
    [InlineData("Name", "new Name(\"u\")", "u")]
    [InlineData("Name?", "new Name(\"u\")", "u")]
    [InlineData("Key", "new Key { Value = 9 }", "9")]
    [InlineData("Key?", "new Key { Value = 9 }", "9")]
    [InlineData("Maybe", "new Maybe(3)", "3")]
    [InlineData("Derived", "new Derived(\"u\")", "u")]
    public void Ids_of_every_type(string type, string value, string written) =>
        EventSource.In("Acme", $$"""
            public record Name(string Value);
            public sealed record Derived(string Value) : Name(Value);
            public struct Key { public int Value { get; set; } private string Hidden => ""; public static int Default => 0; }
            public readonly record struct Maybe(long? Value);
            [GainsightEvent("Opened")]
            public sealed partial record Opened
            {
                [IdentifyId] public required {{type}} UserId { get; init; }
                [AccountId] public required {{type}} AccountId { get; init; }
                [SessionId] public {{type}} SessionId { get; init; } = default!;
            }
            """)
            .Generate()
            .Writes(
                $"new Opened {{ UserId = {value}, AccountId = {value}, SessionId = {value} }}",
                $$"""{{{Envelope}},"identifyId":"{{written}}","accountId":"{{written}}","sessionId":"{{written}}"}""");

    [Theory]
    [InlineData("string?")]
    [InlineData("Guid?")]
    [InlineData("int?")]
    [InlineData("Name?")]
    public void An_identifyId_that_is_null_comes_from_the_context_where_the_event_says_so(string type)
    {
        const string Types = "public record Name(string Value);";
        var member = $$"""[IdentifyId] public {{type}} UserId { get; init; }""";
        EventSource.In("Acme", $$"""{{Types}} [GainsightEvent("Opened", Identity = IdentitySource.FromContext)] public sealed partial record Opened { {{member}} }""")
            .Generate()
            .Writes("new Opened()", $$"""{{{Envelope}},"identifyId":"ctx"}""", new EventContextValues { IdentifyId = "ctx" })
            .Refuses("new Opened()", "identifyId");
        EventSource.In("Acme", $$"""{{Types}} [GainsightEvent("Opened")] public sealed partial record Opened { {{member}} }""")
            .Generate()
            .Refuses("new Opened()", "UserId");
    }

    [Fact]
    public void Ids_may_be_wrapped_and_come_from_the_context() =>
        EventSource.In("Acme", """
            public readonly record struct UserId(string Value);
            public sealed record AccountId(Guid Value);
            [GainsightEvent("Opened", Identity = IdentitySource.FromContext)]
            public sealed partial record Opened
            {
                [IdentifyId] public UserId? UserId { get; init; }
                [AccountId] public AccountId? AccountId { get; init; }
            }
            """)
            .Generate()
            .Matches(only: "Acme.")
            .Writes("new Opened { UserId = new(\"u\") }", $$"""{{{Envelope}},"identifyId":"u"}""", new EventContextValues { IdentifyId = "ctx" })
            .Writes("new Opened()", $$"""{{{Envelope}},"identifyId":"ctx"}""", new EventContextValues { IdentifyId = "ctx" });

    [Fact]
    public void The_context_fills_what_the_event_has_no_member_for_or_leaves_null() =>
        EventSource.In("Acme", """
            [GainsightEvent("Opened", Identity = IdentitySource.FromContext)]
            public sealed partial record Opened { [AccountId] public string? AccountId { get; init; } }
            """)
            .Generate()
            .Writes(
                "new Opened()",
                """
                {
                  "eventName":"Opened","propertyKey":"AP-TEST-2","identifyId":"i","userType":"VISITOR","date":1717689600000,
                  "accountId":"a","sessionId":"s","url":"u","referrer":"r","remoteHost":"h","attributes":{}
                }
                """,
                new EventContextValues
                {
                    IdentifyId = "i",
                    AccountId = "a",
                    SessionId = "s",
                    Url = "u",
                    Referrer = "r",
                    RemoteHost = "h",
                    UserType = PxUserType.Visitor,
                });

    [Fact]
    public void An_event_without_an_identifyId_compiles_and_is_refused() =>
        EventSource.In("Acme", """[GainsightEvent("Opened")] public sealed partial record Opened;""").Generate().Refuses("new Opened()", "identifyId");

    [Fact]
    public void Of_two_members_with_one_mark_the_first_is_written() =>
        EventSource.Opened("[IdentifyId] public string Other { get; init; } = \"o\";").Generate().Writes("new Opened()", $$"""{{{Envelope}},"identifyId":"u"}""");

    [Fact]
    public void A_date_that_is_null_is_the_time_of_Publish() =>
        EventSource.Opened("[EventDate] public DateTimeOffset? At { get; init; }").Generate().Writes("new Opened()", $$"""{{{Envelope}},"identifyId":"u"}""");
}
