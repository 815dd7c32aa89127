using System.Text;
using GainsightEvents.Emulator.Nxt;

namespace GainsightEvents.Emulator;

/// <summary>What a fault does to a request.</summary>
public sealed record FaultResponse
{
    private FaultResponse(FaultKind kind) => Kind = kind;

    internal FaultKind Kind { get; }

    internal int Status { get; private init; }

    internal string Body { get; private init; } = "";

    internal string? ContentType { get; private init; }

    internal string? RetryAfter { get; private init; }

    internal Uri? Location { get; private init; }

    /// <summary>What passes before it.</summary>
    internal TimeSpan Wait { get; private init; }

    /// <summary>What passes between two bytes of a slow answer.</summary>
    internal TimeSpan Interval { get; private init; }

    /// <summary>Answers with a status and a body.</summary>
    /// <param name="status">The HTTP status, 200 to 599.</param>
    /// <param name="body">The body.</param>
    /// <param name="contentType">Its type.</param>
    /// <param name="retryAfter">The <c>Retry-After</c> header as it stands: seconds or an HTTP date.</param>
    public static FaultResponse Answer(int status, string body = "", string contentType = "application/json", string? retryAfter = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        return new(FaultKind.Answer)
        {
            Status = status,
            Body = body,
            ContentType = body.Length == 0 ? null : contentType,
            RetryAfter = retryAfter,
        };
    }

    /// <summary>Answers 307 to another address, as a wrong host may.</summary>
    /// <param name="location">The address.</param>
    public static FaultResponse Redirect(Uri location) => new(FaultKind.Answer) { Status = 307, Location = location };

    /// <summary>Answers with a gateway's HTML page instead of JSON.</summary>
    /// <param name="status">The HTTP status.</param>
    public static FaultResponse HtmlErrorPage(int status = 502) => Answer(
        status,
        $"<!DOCTYPE html>\n<html><head><title>{status}</title></head><body><h1>{status}</h1><p>The gateway could not serve this request.</p></body></html>\n",
        "text/html; charset=utf-8");

    /// <summary>Answers 403 with HTML, as a web application firewall does that dislikes what a body says.</summary>
    public static FaultResponse FirewallRefusal() => Answer(
        403,
        "<!DOCTYPE html>\n<html><head><title>Request blocked</title></head><body><h1>Request blocked</h1><p>A firewall rule matched.</p></body></html>\n",
        "text/html; charset=utf-8");

    /// <summary>Answers with an error of NXT's, in its envelope.</summary>
    /// <param name="status">The HTTP status, which NXT does not always choose to match: read <c>result</c> and <c>errorCode</c>.</param>
    /// <param name="errorCode">The errorCode; GU_1101 is what NXT was seen to answer when something failed inside.</param>
    /// <param name="message">The message.</param>
    public static FaultResponse NxtError(int status = 500, string errorCode = NxtErrorCode.Internal, string message = "Internal error") =>
        Answer(status, Encoding.UTF8.GetString(NxtEnvelope.WriteFailure(errorCode, message, [], Guid.NewGuid().ToString())));

    /// <summary>Answers as ever, but late.</summary>
    /// <param name="wait">How late, in real time.</param>
    public static FaultResponse Delay(TimeSpan wait) => new FaultResponse(FaultKind.Delay).After(wait);

    /// <summary>Never answers, until the client gives up or the emulator stops.</summary>
    public static FaultResponse Hang() => new(FaultKind.Hang);

    /// <summary>Closes the connection without an answer.</summary>
    public static FaultResponse Drop() => new(FaultKind.Drop);

    /// <summary>Resets the connection (TCP RST), as a crashing server or a firewall does.</summary>
    public static FaultResponse Reset() => new(FaultKind.Reset);

    /// <summary>Announces a whole answer, sends half of it and closes the connection. The event is not kept.</summary>
    /// <param name="status">The HTTP status, 200 to 599.</param>
    public static FaultResponse Truncate(int status = 200) => SomeAnswer(FaultKind.Truncate, status);

    /// <summary>Sends an answer byte by byte. The event is not kept.</summary>
    /// <param name="interval">What passes between two bytes, in real time.</param>
    /// <param name="status">The HTTP status, 200 to 599.</param>
    public static FaultResponse SlowDrip(TimeSpan interval, int status = 200)
    {
        ThrowIfTooLong(interval);
        return SomeAnswer(FaultKind.Drip, status) with { Interval = interval };
    }

    /// <summary>Answers with a body that repeats the key or secret of the request, as servers were seen to do; nobody may log it then.</summary>
    /// <param name="status">The HTTP status, 200 to 599.</param>
    public static FaultResponse EchoKey(int status = 400) => SomeAnswer(FaultKind.EchoKey, status);

    /// <summary>Acknowledges a good event and does not keep it. Whatever else is wrong with the request is answered as ever.</summary>
    public static FaultResponse Forget() => new(FaultKind.Forget);

    /// <summary>The same, after a while.</summary>
    /// <param name="wait">How long, in real time.</param>
    public FaultResponse After(TimeSpan wait)
    {
        ThrowIfTooLong(wait);
        return this with { Wait = wait };
    }

    private static FaultResponse SomeAnswer(FaultKind kind, int status)
    {
        var answer = Answer(status, Encoding.UTF8.GetString(NxtEnvelope.WriteSuccess(Guid.NewGuid().ToString())));
        return new(kind) { Status = answer.Status, Body = answer.Body, ContentType = answer.ContentType };
    }

    private static void ThrowIfTooLong(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(time, TimeSpan.FromDays(1));
    }
}

/// <summary>The kinds of <see cref="FaultResponse"/>.</summary>
internal enum FaultKind
{
    Answer,
    Delay,
    Hang,
    Drop,
    Reset,
    Truncate,
    Drip,
    EchoKey,
    Forget,
}
