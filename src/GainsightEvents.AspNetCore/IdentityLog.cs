using GainsightEvents.Diagnostics;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.AspNetCore;

/// <summary>Tells why nobody is identified, each reason once. It never tells who is.</summary>
/// <param name="logger">The application's logger.</param>
/// <param name="claims">The claims that are read; <see langword="null"/> where a delegate reads, which may know users that no authentication does.</param>
internal sealed partial class IdentityLog(ILogger<IdentityLog> logger, UserClaims? claims)
{
    private readonly ILogger _logger = new GuardedLogger(logger);
    private int _toldOfAuthentication;
    private int _toldOfClaims;
    private int _toldOfEnd;

    public void TellWhatIsMissing(HttpContext http, EventContextValues? actor)
    {
        if (claims is null || actor?.IdentifyId is not null)
        {
            return;
        }

        if (UserClaims.IsSignedIn(http.User))
        {
            if (IsFirst(ref _toldOfClaims))
            {
                NoIdClaim(claims.IdentifyIdClaims);
            }
        }
        else if (http.Features.Get<IAuthenticationFeature>() is null && IsFirst(ref _toldOfAuthentication))
        {
            NotAuthenticated();
        }
    }

    public void TellThatItHasEnded()
    {
        if (IsFirst(ref _toldOfEnd))
        {
            RequestEnded();
        }
    }

    private static bool IsFirst(ref int told) => Interlocked.Exchange(ref told, 1) == 0;

    [LoggerMessage(LogIds.NotAuthenticated, LogLevel.Warning, "An event was published in a request in which no authentication had run, so nobody is identified. Call app.UseAuthentication() before whatever publishes events; if the application knows its users by other means, give UseGainsightIdentity a delegate that reads them. This is told once.")]
    private partial void NotAuthenticated();

    [LoggerMessage(LogIds.NoIdClaim, LogLevel.Warning, "An event was published in a request whose user is signed in and has no claim {Claims}, so nobody is identified. Name the claim with the user's id by GainsightIdentityOptions.IdentifyIdClaim. This is told once.")]
    private partial void NoIdClaim(string claims);

    [LoggerMessage(LogIds.RequestEnded, LogLevel.Warning, "An event was published after its request had ended, so the request tells nothing of who acts. Around work that goes on after its request, open a scope by IEventContext.Identify with what IEventContext.Current is during the request. This is told once.")]
    private partial void RequestEnded();
}
