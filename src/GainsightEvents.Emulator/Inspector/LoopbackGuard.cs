using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace GainsightEvents.Emulator.Inspector;

/// <summary>
/// Keeps other pages in the developer's browser out: one that re-points its own name at this machine sends its own Host, one that
/// posts across origins sends its Origin, one that links or embeds has a browser say so in Sec-Fetch-Site, and none of them knows the run's
/// token.
/// </summary>
internal sealed class LoopbackGuard(int port, string token)
{
    public const string TokenHeader = "X-Emulator-Token";

    private const string FetchSite = "Sec-Fetch-Site";

    private readonly string[] _hosts = [$"127.0.0.1:{port}", $"localhost:{port}", $"[::1]:{port}"];
    private readonly byte[] _token = Encoding.UTF8.GetBytes(token);

    /// <summary>Why a request is turned away, before anything is done for it; null when it may pass.</summary>
    public (int Status, string Reason)? Refuse(HttpRequest request)
    {
        var host = request.Headers.Host.ToString();
        if (!_hosts.Contains(host, StringComparer.OrdinalIgnoreCase))
        {
            return (StatusCodes.Status421MisdirectedRequest, $"The Host header must be one of {string.Join(", ", _hosts)}.");
        }

        // A page on another port of this machine is of the same site, and not of the same origin.
        return (request.Headers.Origin.Count == 0 || IsSameOrigin(request))
            && (request.Headers[FetchSite].ToString() is not ("cross-site" or "same-site") || FollowsLink(request))
            ? null
            : (StatusCodes.Status403Forbidden, "Requests from the pages of another origin are not served.");
    }

    /// <summary>
    /// Whether events may be shown: to the emulator's own pages, to who typed the address into a browser, and to who has the run's token.
    /// </summary>
    public bool MayRead(HttpRequest request) =>
        HasToken(request) || IsSameOrigin(request) || request.Headers[FetchSite].ToString() is "same-origin" or "none";

    /// <summary>Whether the page may be shown: also to who follows a link to it, whose page cannot look into it.</summary>
    public bool MayOpen(HttpRequest request) => MayRead(request) || FollowsLink(request);

    /// <summary>Whether a request carries the run's token.</summary>
    public bool HasToken(HttpRequest request) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Headers[TokenHeader].ToString()), _token);

    // A whole tab goes to the page itself; neither a frame nor a script asks like this.
    private static bool FollowsLink(HttpRequest request) =>
        request is { Method: "GET", Path.Value: InspectorEndpoint.Prefix or InspectorEndpoint.Prefix + "/" }
        && request.Headers["Sec-Fetch-Mode"] == "navigate"
        && request.Headers["Sec-Fetch-Dest"] == "document";

    private static bool IsSameOrigin(HttpRequest request) =>
        string.Equals(request.Headers.Origin.ToString(), "http://" + request.Headers.Host, StringComparison.OrdinalIgnoreCase);
}
