using System.Text;
using GainsightEvents.Serialization;

namespace GainsightEvents.Tests.Serialization;

public sealed class EnvelopeTests
{
    private static readonly EventContextValues Context = new()
    {
        IdentifyId = "from-context",
        AccountId = "acct",
        SessionId = "sess",
        Url = "https://a",
        Referrer = "https://b",
        RemoteHost = "::1",
        UserType = PxUserType.Visitor,
    };

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void An_empty_identifyId_is_refused(string? id)
    {
        var (_, violations) = TestWriter.WriteGuarded((ref writer) => writer.WriteIdentifyId(id, 0));

        Assert.Equal("UserId", Assert.Single(violations).Member);
    }

    [Fact]
    public void An_empty_Guid_as_identifyId_is_refused() =>
        Assert.Single(TestWriter.WriteGuarded((ref writer) => writer.WriteIdentifyId(Guid.Empty, 0)).Violations);

    [Fact]
    public void A_number_as_identifyId_is_a_string_on_the_wire() =>
        Assert.Equal("\"42\"", TestWriter.Write((ref writer) => writer.WriteIdentifyId(42, 0)));

    [Fact]
    public void The_context_gives_the_identifyId_where_the_event_takes_it_from_there() =>
        Assert.Equal("\"from-context\"", TestWriter.Write((ref writer) => writer.WriteIdentifyIdFromContext(), TestWriter.Settings(Context)));

    [Fact]
    public void Nobody_identified_is_refused() =>
        Assert.Contains(
            "IEventContext.Identify",
            Assert.Single(TestWriter.WriteGuarded((ref writer) => writer.WriteIdentifyIdFromContext()).Violations).Rule,
            StringComparison.Ordinal);

    [Fact]
    public void The_context_fills_what_the_event_leaves_null() =>
        Assert.Equal(
            ",\"accountId\":\"acct\",\"sessionId\":\"sess\",\"url\":\"https://a\",\"referrer\":\"https://b\",\"remoteHost\":\"::1\"",
            TestWriter.Write(
                (ref writer) =>
                {
                    writer.WriteAccountId((Guid?)null);
                    writer.WriteSessionId((long?)null);
                    writer.WriteEventUrl((Uri?)null);
                    writer.WriteContextFields(EnvelopeFields.Referrer | EnvelopeFields.RemoteHost);
                },
                TestWriter.Settings(Context)));

    [Theory]
    [InlineData("")]
    [InlineData(" \t\u00a0")]
    public void Blank_text_is_no_value_and_is_left_out(string blank) => Assert.Empty(TestWriter.Write(
        (ref writer) =>
        {
            writer.WriteAccountId(blank);
            writer.WriteSessionId(blank);
            writer.WriteEventUrl(blank);
            writer.WriteReferrer(blank);
            writer.WriteRemoteHost(blank);
            writer.WriteEventType(blank);
            writer.WriteContextFields(EnvelopeFields.AccountId | EnvelopeFields.EventType);
        },
        TestWriter.Settings(Context with { AccountId = blank, EventType = blank })));

    [Theory]
    [InlineData(",\"globalContext\":{}", "")]
    [InlineData(",\"globalContext\":{\"a\":{}}", ",\"globalContext\":{\"a\":{}}")]
    [InlineData(",\"x\":{}", ",\"x\":{}")]
    public void An_empty_global_context_is_left_out(string written, string expected) => Assert.Equal(expected, TestWriter.Write(
        (ref writer) =>
        {
            writer.WriteLiteral(Encoding.UTF8.GetBytes(written));
            writer.DropEmptyGlobalContext();
        }));

    [Fact]
    public void A_date_that_was_never_set_is_refused()
    {
        foreach (var violations in new[]
        {
            TestWriter.WriteGuarded((ref writer) => writer.WriteEventDate(default(DateTimeOffset))).Violations,
            TestWriter.WriteGuarded((ref writer) => writer.WriteEventDate((DateTimeOffset?)default(DateTimeOffset))).Violations,
            TestWriter.WriteGuarded((ref writer) => writer.WriteEventDate(default(DateTime))).Violations,
            TestWriter.WriteGuarded((ref writer) => writer.WriteEventDate(DateTime.SpecifyKind(default, DateTimeKind.Utc))).Violations,
        })
        {
            Assert.Contains("was never set", Assert.Single(violations).Rule, StringComparison.Ordinal);
        }

        Assert.Empty(TestWriter.WriteGuarded((ref writer) => writer.WriteEventDate((DateTimeOffset?)null)).Violations);
        Assert.Empty(TestWriter.WriteGuarded((ref writer) => writer.WriteEventDate(new DateTimeOffset(1, TimeSpan.Zero))).Violations);
    }

    [Fact]
    public void The_event_s_own_values_win_over_the_context() =>
        Assert.Equal(
            ",\"accountId\":\"7\",\"userType\":\"LEAD\"",
            TestWriter.Write(
                (ref writer) =>
                {
                    writer.WriteAccountId(7L);
                    writer.WriteUserType(PxUserType.Lead, 1);
                },
                TestWriter.Settings(Context)));

    [Theory]
    [InlineData(null, "USER")]
    [InlineData(PxUserType.User, "USER")]
    [InlineData(PxUserType.Lead, "LEAD")]
    [InlineData(PxUserType.Visitor, "VISITOR")]
    [InlineData(PxUserType.Empty, "EMPTY_USER_TYPE")]
    public void The_userType_has_the_names_of_Gainsight(PxUserType? type, string expected) =>
        Assert.Equal($",\"userType\":\"{expected}\"", TestWriter.Write((ref writer) => writer.WriteUserType(type, 1)));

    [Fact]
    public void An_undefined_userType_is_refused() =>
        Assert.Single(TestWriter.WriteGuarded((ref writer) => writer.WriteUserType((PxUserType)99, 1)).Violations);

    [Fact]
    public void The_eventId_is_sent_only_where_asked_for()
    {
        Assert.Equal("", TestWriter.Write((ref writer) => writer.WriteEventId()));
        Assert.Equal(
            ",\"eventId\":\"018f0000-0000-7000-8000-000000000001\"",
            TestWriter.Write((ref writer) => writer.WriteEventId(), TestWriter.Settings(sendEventId: true)));
    }

    [Fact]
    public void An_event_s_own_id_is_taken()
    {
        var settings = TestWriter.Settings();
        var own = Guid.NewGuid();

        TestWriter.Write((ref writer) => writer.WriteEventId(own), settings);

        Assert.Equal(own, settings.EventId);
    }

    [Fact]
    public void A_name_has_no_comma_where_nothing_precedes_it() =>
        Assert.Equal(
            "{\"a\":true,\"b\":false",
            TestWriter.Write((ref writer) =>
            {
                writer.WriteLiteral("{"u8);
                writer.WriteName(",\"a\":"u8);
                writer.WriteBoolean(true);
                writer.WriteName(",\"b\":"u8);
                writer.WriteBoolean(false);
            }));

    [Fact]
    public void A_null_in_a_member_that_admits_none_is_refused()
    {
        var (json, violations) = TestWriter.WriteGuarded((ref writer) => writer.WriteString(null, 0));

        Assert.Equal("null", json);
        Assert.Equal("UserId", Assert.Single(violations).Member);
    }
}
