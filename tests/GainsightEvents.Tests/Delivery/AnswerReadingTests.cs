using System.IO.Compression;
using System.Text;
using GainsightEvents.Delivery;

namespace GainsightEvents.Tests.Delivery;

/// <summary>Answers as servers, gateways and proxies have been seen to spoil them.</summary>
public sealed class AnswerReadingTests
{
    private const string Refused = """{"result":false,"errorCode":"1001","message":"not registered"}""";

    public static TheoryData<string, byte[]> Spoilt => new()
    {
        { "as documented", Utf8(Refused) },
        { "with a byte order mark", [0xEF, 0xBB, 0xBF, .. Utf8(Refused)] },
        { "with blanks around", Utf8($"\r\n\t {Refused} \n") },
        { "with a trailing comma", Utf8("""{"result":false,"errorCode":"1001","message":"not registered",}""") },
        { "with comments", Utf8("""{/* v1 */"result":false,"errorCode":"1001","message":"not registered"} // end""") },
        { "with text values", Utf8("""{"result":"False ","errorCode":1001,"message":"not registered"}""") },
        { "in other case", Utf8("""{"Result":false,"ERRORCODE":"1001","Message":"not registered"}""") },
        { "gzipped", Gzip(Utf8(Refused)) },
        { "gzipped and broken off", Gzip(Utf8(Refused + new string(' ', 100_000)))[..100] },
        { "in UTF-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Refused)] },
        { "in UTF-16 without a mark", Encoding.Unicode.GetBytes(Refused) },
        { "in UTF-16, big end first", Encoding.BigEndianUnicode.GetBytes(Refused) },
        { "broken off after it", Utf8(Refused[..^1] + ",\"requestId\":\"ab") },
        { "broken off in a deep value", Utf8(Refused[..^1] + ",\"data\":" + new string('[', 3000)) },
        { "deep before it", Utf8("{\"data\":" + new string('[', 3000) + new string(']', 3000) + "," + Refused[1..]) },
        { "with deep objects before it", Utf8("{\"data\":" + Repeat("{\"result\":", 500) + "true" + new string('}', 500) + "," + Refused[1..]) },
        { "long before it", Utf8("{\"padding\":\"" + new string('x', 100_000) + "\"," + Refused[1..]) },
        { "with half of a surrogate pair in another value", Utf8("""{"detail":"\ud800","result":false,"errorCode":"1001","message":"not registered"}""") },
        { "with half of a surrogate pair in another name", Utf8("""{"\ud800":1,"result":false,"errorCode":"1001","message":"not registered"}""") },
    };

    public static TheoryData<string> Unreadable =>
    [
        "", "null", "true", "[]", "{}", "OK", "<html>", """[{"result":true}]""", """{"data":{"result":true}}""", """{"result":null}""",
        """{"result":1}""", """{"result":"yes"}""", """{"result":tru""", """{"result":{"result":true}}""", """{"result":true,"result":false}""",
    ];

    [Theory]
    [MemberData(nameof(Spoilt))]
    public void A_refusal_is_read_however_it_comes(string how, byte[] body)
    {
        var answer = NxtAnswer.Read(AnswerEncoding.ToUtf8(body, charset: null));
        Assert.Equal((how, false, "1001", "not registered"), (how, answer.Result, answer.ErrorCode, answer.Message));
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void What_does_not_say_whether_the_event_was_taken_is_no_result(string body) => Assert.Null(NxtAnswer.Read(Utf8(body)).Result);

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("\"ISO-8859-1\"")]
    public void The_charset_of_the_content_type_is_honoured(string charset) => Assert.Equal(
        "événement", PxAnswer.ReadMessage(AnswerEncoding.ToUtf8(Encoding.Latin1.GetBytes("""{"errorMessage":"événement"}"""), charset)));

    [Theory]
    [InlineData("utf-16")]
    [InlineData("no-such-charset")]
    [InlineData("utf-8")]
    [InlineData("us-ascii")]
    public void A_charset_that_is_not_so_does_no_harm(string charset) => Assert.Equal(
        "plain", PxAnswer.ReadMessage(AnswerEncoding.ToUtf8(Utf8("""{"errorMessage":"plain"}"""), charset)));

    [Fact]
    public void What_is_unpacked_is_bounded() =>
        Assert.True(AnswerEncoding.ToUtf8(Gzip(new byte[100_000_000]), charset: null).Length <= HttpExchange.MaxBodyBytes);

    [Fact]
    public void The_messages_of_Gainsight_PX_are_read_from_either_form()
    {
        Assert.Equal("a; c; d", PxAnswer.ReadMessage(Utf8("""{"externalapierror":{"status":"x","message":"a","debugMessage":null,"subErrors":[{"message":"c"},{"message":"d"}]}}""")));
        Assert.Equal("e", PxAnswer.ReadMessage(Utf8("""{"errorMessage":"e"}""")));
        Assert.Null(PxAnswer.ReadMessage(Utf8("""{"message":"other"}""")));
        Assert.Null(PxAnswer.ReadMessage(default));
    }

    [Theory]
    [InlineData("<html>", null, 403, true)]
    [InlineData("\r\n <!DOCTYPE html>", "application/json", 200, true)]
    [InlineData("Access denied", "text/html", 403, true)]
    [InlineData("Access denied", "application/xhtml+xml", 400, true)]
    [InlineData("Access denied", "text/plain", 403, false)]
    [InlineData("", "text/html", 404, true)]
    [InlineData("", "text/html", 201, false)]
    [InlineData("", null, 404, false)]
    [InlineData("""{"result":true}""", "text/html", 200, false)]
    [InlineData("""[]""", "TEXT/HTML", 200, false)]
    public void A_web_page_is_told_from_an_answer(string body, string? mediaType, int status, bool isPage) =>
        Assert.Equal(isPage, new HttpAnswer(status) { Body = Utf8(body), MediaType = mediaType }.IsWebPage);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var packing = new GZipStream(packed, CompressionLevel.Fastest))
        {
            packing.Write(content);
        }

        return packed.ToArray();
    }
}
