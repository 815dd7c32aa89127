using GainsightEvents.Delivery;
using GainsightEvents.Outbox;
using GainsightEvents.Tests.Outbox;

namespace GainsightEvents.Tests.Delivery;

public sealed class OutcomeTableTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(200, "Delivered")]
    [InlineData(201, "Delivered")]
    [InlineData(299, "Delivered")]
    [InlineData(300, "Pause")]
    [InlineData(307, "Pause")]
    [InlineData(399, "Pause")]
    [InlineData(401, "Pause")]
    [InlineData(403, "Pause")]
    [InlineData(404, "Pause")]
    [InlineData(0, "Retry, counted")]
    [InlineData(408, "Retry, counted")]
    [InlineData(429, "Retry")]
    [InlineData(500, "Retry, counted")]
    [InlineData(503, "Retry, counted")]
    [InlineData(599, "Retry, counted")]
    [InlineData(400, "DeadLetter")]
    [InlineData(405, "DeadLetter")]
    [InlineData(413, "DeadLetter")]
    [InlineData(422, "DeadLetter")]
    [InlineData(499, "DeadLetter")]
    public void A_status_decides(int status, string expected) =>
        Assert.Equal(expected, Describe(OutcomeTable.Judge(Entry(Lane.Px), new TransportResponse(status, "said"), null)));

    [Theory]
    [InlineData(200, "Pause")]
    [InlineData(201, "Pause")]
    [InlineData(502, "Retry, counted")]
    [InlineData(400, "DeadLetter")]
    public void A_web_page_is_no_acknowledgement(int status, string expected) =>
        Assert.Equal(expected, Describe(OutcomeTable.Judge(Entry(Lane.Px), new TransportResponse(status, "said") { IsWebPage = true }, null)));

    [Theory]
    [InlineData(400, "1001", false, "DeadLetter")]
    [InlineData(200, "1001", true, "DeadLetter")]
    [InlineData(401, "1001", false, "DeadLetter")]
    [InlineData(401, "GS_APIG_2401", false, "Pause")]
    [InlineData(200, "GS_APIG_2401", false, "Pause")]
    [InlineData(404, "GS_APIG_1000", false, "Pause")]
    [InlineData(429, "GU_2400", false, "Retry")]
    [InlineData(200, "GU_2400", false, "Retry")]
    [InlineData(500, "GU_1101", false, "Retry, counted")]
    [InlineData(400, "GU_1101", false, "Retry, counted")]
    [InlineData(200, null, true, "Delivered")]
    [InlineData(200, null, null, "Delivered")]
    [InlineData(200, null, false, "DeadLetter")]
    [InlineData(200, "9999", false, "DeadLetter")]
    [InlineData(503, "9999", false, "Retry, counted")]
    [InlineData(400, "9999", false, "DeadLetter")]
    public void In_NXT_the_code_decides_before_the_status(int status, string? code, bool? result, string expected)
    {
        var response = new TransportResponse(status, "said") { ErrorCode = code, Result = result };
        Assert.Equal(expected, Describe(OutcomeTable.Judge(Entry(new Lane(EventTarget.Nxt)), response, null)));
    }

    [Theory]
    [InlineData(500, 19, 1, "DeadLetter")]
    [InlineData(500, 50, 1, "DeadLetter")]
    [InlineData(500, 18, 1, "Retry, counted")]
    [InlineData(500, 19, 0, "Retry, counted")]
    [InlineData(500, 19, -1, "Retry, counted")]
    [InlineData(0, 19, 1, "Retry, counted")]
    [InlineData(408, 19, 1, "Retry, counted")]
    [InlineData(429, 19, 1, "Retry")]
    public void After_20_attempts_a_server_error_is_the_entry_s_own_if_its_lane_delivered_another_since_the_last(
        int status, int attempts, int deliveredSecondsAfterLastAttempt, string expected)
    {
        var entry = Entry(Lane.Px) with { Attempts = attempts, LastAttemptAt = Now };
        var outcome = OutcomeTable.Judge(entry, new TransportResponse(status, "said"), Now.AddSeconds(deliveredSecondsAfterLastAttempt));
        Assert.Equal(expected, Describe(outcome));
    }

    [Fact]
    public void A_lane_that_has_delivered_nothing_yet_gives_no_entry_up() =>
        Assert.Equal(
            "Retry, counted",
            Describe(OutcomeTable.Judge(Entry(Lane.Px) with { Attempts = 100, LastAttemptAt = Now }, new TransportResponse(500, ""), null)));

    [Theory]
    [InlineData(401, "Gainsight PX answered 401: the REST API key in Gainsight:Px:ApiKey is not valid")]
    [InlineData(403, "Gainsight PX answered 403: the REST API key in Gainsight:Px:ApiKey has no Write permission")]
    [InlineData(404, "Gainsight PX answered 404: wrong region; set Gainsight:Px:Region")]
    [InlineData(307, "Gainsight PX answered 307 to another address; redirects are never followed, since they would hand the key to another host; set Gainsight:Px:BaseAddress")]
    [InlineData(400, "Gainsight PX answered 400: it does not accept the event; correct the event, then replay it")]
    [InlineData(429, "Gainsight PX answered 429: too many requests")]
    [InlineData(500, "Gainsight PX answered 500")]
    [InlineData(0, "Gainsight PX did not answer (Gainsight:Px)")]
    public void A_reason_says_what_to_do_and_what_the_server_said(int status, string start)
    {
        var reason = OutcomeTable.Judge(Entry(Lane.Px), new TransportResponse(status, "it said so"), null).Reason;
        Assert.StartsWith(start, reason, StringComparison.Ordinal);
        Assert.EndsWith(" (it said so)", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_names_the_account_s_own_settings()
    {
        var reason = OutcomeTable.Judge(Entry(new Lane(EventTarget.Px, "Emea")), new TransportResponse(401, ""), null).Reason;
        Assert.Contains(" Gainsight:Px:Accounts:Emea:ApiKey ", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Seven_reasons_of_NXT_differ()
    {
        var lane = new Lane(EventTarget.Nxt);
        TransportResponse[] responses =
        [
            new(400, "") { ErrorCode = "1001" }, new(401, "") { ErrorCode = "GS_APIG_2401" }, new(404, "") { ErrorCode = "GS_APIG_1000" },
            new(429, "") { ErrorCode = "GU_2400" }, new(500, "") { ErrorCode = "GU_1101" }, new(403, ""), new(302, ""),
        ];
        var reasons = responses.Select(response => OutcomeTable.Judge(Entry(lane), response, null).Reason).ToList();
        Assert.Equal(responses.Length, reasons.Distinct().Count());
        Assert.All(reasons, static reason => Assert.StartsWith("Gainsight NXT answered ", reason, StringComparison.Ordinal));
    }

    private static string Describe(Outcome outcome) => outcome.CountsAttempt ? $"{outcome.Kind}, counted" : $"{outcome.Kind}";

    private static LeasedEntry Entry(Lane lane) => new(1, 1, Guid.NewGuid(), lane, OutboxDriver.Header("Feature Used"), ReadOnlyMemory<byte>.Empty, 0, Now);
}
