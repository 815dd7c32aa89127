using System.Text;

namespace GainsightEvents.Reliability.Tests.Hostile;

/// <summary>What the server does with one request.</summary>
/// <param name="Takes">Whether its answer tells that it took the event.</param>
/// <param name="Bytes">What it sends; null hangs until the client has gone.</param>
/// <param name="After">How long it takes, by the fast clock.</param>
internal sealed record HostileAnswer(bool Takes, byte[]? Bytes, TimeSpan After)
{
    private const string Page = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Who are you?</body></html>";

    private static readonly int[] Statuses =
    [
        200, 201, 202, 204, 206, 300, 301, 302, 303, 307, 308, 400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 418, 421, 422, 425, 426, 428,
        429, 431, 451, 499, 500, 501, 502, 503, 504, 505, 507, 508, 511, 520, 599, 999,
    ];

    /// <summary>Whether the connection is reset, instead of closed, when this is sent.</summary>
    public bool Resets { get; init; }

    /// <summary>Whether all of the answer was sent.</summary>
    public bool IsWhole { get; init; }

    public static HostileAnswer Good(bool px, TimeSpan after) => Of(201, px ? "{}" : """{"result":true,"data":{"eventId":"1"}}""", "application/json", "", after, px);

    /// <summary>Anything that has ever been seen, and what has not.</summary>
    public static HostileAnswer Draw(Random random, bool px)
    {
        // Mostly quick, sometimes as slow as half a minute, which is longer than anybody waits.
        var after = TimeSpan.FromSeconds(random.Next(4) == 0 ? 30 * Math.Pow(random.NextDouble(), 3) : random.NextDouble() / 2);
        switch (random.Next(20))
        {
            case < 11:
                return Good(px, after);
            case < 15:
                var (body, type) = random.Next(6) switch
                {
                    0 => (Page, "text/html"),
                    1 => (Page, "application/json"),
                    2 => ("", "text/plain"),
                    3 => ("""{"externalapierror":{"status":"BAD","message":"No"},"result":null,"errorCode":null}""", "application/json; charset=utf-16"),
                    4 => ("""{"result":"true"}""", "application/json"),
                    _ => ("""{"result":true}""", "application/json"),
                };
                var retry = random.Next(5) switch { 0 => "Retry-After: 3\r\n", 1 => "Retry-After: soon\r\n", 2 => "Retry-After: Thu, 01 Jan 1970 00:00:00 GMT\r\n", _ => "" };
                return Of(Statuses[random.Next(Statuses.Length)], body, type, retry, after, px);
            case 15:
                return Of(random.Next(2) == 0 ? 200 : 400, """{"result":false,"errorCode":"1001","errorDesc":"no"}""", "application/json", "", after, px);
            case 16:
                // Breaks off, in the head or in the body.
                var whole = random.Next(2) == 0 ? Good(px, after) : Of(503, Page, "text/html", "", after, px);
                return whole with { Bytes = whole.Bytes![..random.Next(whole.Bytes!.Length)], IsWhole = false, Resets = random.Next(2) == 0 };
            case 17:
                return new HostileAnswer(false, [], after) { Resets = true };
            case 18:
                return new HostileAnswer(false, null, TimeSpan.Zero);
            default:
                return new HostileAnswer(false, "HTTP/9.9 OK whatever\r\n\r\n\0\0"u8.ToArray(), after);
        }
    }

    private static HostileAnswer Of(int status, string body, string type, string header, TimeSpan after, bool px)
    {
        // A status without a body has none, whatever its length says.
        body = status == 204 ? "" : body;
        var isPage = body.StartsWith('<');
        var takes = status is >= 200 and < 300 && !isPage && (px || body.Contains("true", StringComparison.Ordinal));
        var head = $"HTTP/1.1 {status} So\r\nContent-Type: {type}\r\n{header}{(status == 204 ? "" : $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n")}{(status is >= 300 and < 400 ? "Location: http://127.0.0.1:1/\r\n" : "")}\r\n";
        return new HostileAnswer(takes, Encoding.UTF8.GetBytes(head + body), after) { IsWhole = true };
    }
}
