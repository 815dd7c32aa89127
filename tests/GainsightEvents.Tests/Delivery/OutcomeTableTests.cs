using GainsightEvents.Delivery;
using GainsightEvents.Outbox;
using GainsightEvents.Tests.Outbox;

namespace GainsightEvents.Tests.Delivery;

public sealed class OutcomeTableTests
{
    private static readonly Lane Nxt = new(EventTarget.Nxt);

    [Theory]
    [InlineData(200, "Delivered")]
    [InlineData(201, "Delivered")]
    [InlineData(299, "Delivered")]
    [InlineData(300, "Refused")]
    [InlineData(307, "Refused")]
    [InlineData(399, "Refused")]
    [InlineData(401, "Refused")]
    [InlineData(403, "Refused")]
    [InlineData(404, "Refused")]
    [InlineData(405, "Refused")]
    [InlineData(407, "Refused")]
    [InlineData(421, "Refused")]
    [InlineData(426, "Refused")]
    [InlineData(431, "Refused")]
    [InlineData(511, "Refused")]
    [InlineData(0, "Failed")]
    [InlineData(100, "Failed")]
    [InlineData(408, "Failed")]
    [InlineData(429, "Throttled")]
    [InlineData(500, "Failed")]
    [InlineData(503, "Failed")]
    [InlineData(599, "Failed")]
    [InlineData(400, "Rejected")]
    [InlineData(402, "Rejected")]
    [InlineData(413, "Rejected")]
    [InlineData(422, "Rejected")]
    [InlineData(499, "Rejected")]
    public void A_status_decides(int status, string expected) => Assert.Equal(expected, $"{Read(Lane.Px, new(status, "said")).Kind}");

    [Theory]
    [InlineData(200, "Refused")]
    [InlineData(201, "Refused")]
    [InlineData(400, "Refused")]
    [InlineData(403, "Refused")]
    [InlineData(407, "Refused")]
    [InlineData(413, "Refused")]
    [InlineData(408, "Failed")]
    [InlineData(429, "Throttled")]
    [InlineData(500, "Failed")]
    [InlineData(502, "Failed")]
    [InlineData(511, "Refused")]
    public void A_web_page_is_no_answer_of_the_API(int status, string expected)
    {
        foreach (var lane in (Lane[])[Lane.Px, Nxt])
        {
            Assert.Equal(expected, $"{Read(lane, new(status, "said") { IsWebPage = true }).Kind}");
        }
    }

    [Theory]
    [InlineData(400, "1001", false, "Rejected")]
    [InlineData(200, "1001", true, "Rejected")]
    [InlineData(401, "1001", false, "Rejected")]
    [InlineData(401, "GS_APIG_2401", false, "Refused")]
    [InlineData(200, "GS_APIG_2401", false, "Refused")]
    [InlineData(404, "GS_APIG_1000", false, "Refused")]
    [InlineData(429, "GU_2400", false, "Throttled")]
    [InlineData(200, "GU_2400", false, "Throttled")]
    [InlineData(500, "GU_1101", false, "Failed")]
    [InlineData(400, "GU_1101", false, "Failed")]
    [InlineData(200, null, true, "Delivered")]
    [InlineData(200, null, null, "Unreadable")]
    [InlineData(204, null, null, "Unreadable")]
    [InlineData(200, null, false, "Rejected")]
    [InlineData(200, "9999", false, "Rejected")]
    [InlineData(503, "9999", false, "Failed")]
    [InlineData(400, "9999", false, "Rejected")]
    public void In_NXT_the_code_decides_before_the_status(int status, string? code, bool? result, string expected) =>
        Assert.Equal(expected, $"{Read(Nxt, new(status, "said") { ErrorCode = code, Result = result }).Kind}");

    [Theory]
    [InlineData(500, true)]
    [InlineData(503, true)]
    [InlineData(0, false)]
    [InlineData(408, false)]
    [InlineData(429, false)]
    public void Only_a_server_error_may_be_the_entry_s_own(int status, bool mayBePoison) =>
        Assert.Equal(mayBePoison, Read(Lane.Px, new(status, "")).MayBePoison);

    [Theory]
    [InlineData(401, "Gainsight PX answered 401: the REST API key in Gainsight:Px:ApiKey is not valid")]
    [InlineData(403, "Gainsight PX answered 403: the REST API key in Gainsight:Px:ApiKey has no Write permission")]
    [InlineData(404, "Gainsight PX answered 404: wrong region; set Gainsight:Px:Region")]
    [InlineData(307, "Gainsight PX answered 307 to another address; redirects are never followed, since they would hand the key to another host; set Gainsight:Px:BaseAddress")]
    [InlineData(405, "Gainsight PX answered 405: this is not how the API answers; a gateway stands in between, or Gainsight:Px:BaseAddress is wrong")]
    [InlineData(407, "Gainsight PX answered 407: a proxy stands in between and asks for credentials")]
    [InlineData(400, "Gainsight PX answered 400: it does not accept the event; correct the event, then replay it")]
    [InlineData(429, "Gainsight PX answered 429: too many requests")]
    [InlineData(500, "Gainsight PX answered 500")]
    [InlineData(0, "Gainsight PX did not answer (Gainsight:Px)")]
    public void A_reason_says_what_to_do_and_what_the_server_said(int status, string start)
    {
        var reason = Read(Lane.Px, new(status, "it said so")).Reason;
        Assert.StartsWith(start, reason, StringComparison.Ordinal);
        Assert.EndsWith(" (it said so)", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_names_the_account_s_own_settings() =>
        Assert.Contains(" Gainsight:Px:Accounts:Emea:ApiKey ", Read(new Lane(EventTarget.Px, "Emea"), new(401, "")).Reason, StringComparison.Ordinal);

    [Fact]
    public void Seven_reasons_of_NXT_differ()
    {
        TransportResponse[] responses =
        [
            new(400, "") { ErrorCode = "1001" }, new(401, "") { ErrorCode = "GS_APIG_2401" }, new(404, "") { ErrorCode = "GS_APIG_1000" },
            new(429, "") { ErrorCode = "GU_2400" }, new(500, "") { ErrorCode = "GU_1101" }, new(403, ""), new(302, ""),
        ];
        var reasons = responses.Select(static response => Read(Nxt, response).Reason).ToList();
        Assert.Equal(responses.Length, reasons.Distinct().Count());
        Assert.DoesNotContain(reasons, static reason => !reason.StartsWith("Gainsight NXT answered ", StringComparison.Ordinal));
    }

    private static Settlement Read(Lane lane, TransportResponse response) => OutcomeTable.Read(OutboxDriver.Leased(lane), response);
}
