using System.Security.Claims;

namespace GainsightEvents.AspNetCore;

/// <summary>Reads who acts from the claims of whoever is signed in.</summary>
internal sealed class UserClaims
{
    // What the token handlers of ASP.NET Core note at a claim that they have renamed.
    private const string NameInToken = "http://schemas.xmlsoap.org/ws/2005/05/identity/claimproperties/ShortTypeName";

    private readonly string[] _identifyIdClaims;
    private readonly string? _accountIdClaim;

    /// <summary>
    /// The application's own id goes first: it is in cookies and, as <c>sub</c> renamed, in most tokens; <see cref="ClaimTypes.NameIdentifier"/>
    /// is also what an application adds that gives users of others an id of its own.
    /// </summary>
    public UserClaims(GainsightIdentityOptions options)
    {
        _identifyIdClaims = options.IdentifyIdClaim is { } claim ? [claim] : [ClaimTypes.NameIdentifier, "sub"];
        _accountIdClaim = options.AccountIdClaim;
    }

    public string IdentifyIdClaims => string.Join(" or ", _identifyIdClaims);

    /// <summary>Whether somebody is signed in: a user without any authenticated identity is nobody, whatever claims there are.</summary>
    public static bool IsSignedIn(ClaimsPrincipal user) => user.Identities.Any(static identity => identity.IsAuthenticated);

    /// <summary>The user and his account; <see langword="null"/> if neither is known.</summary>
    public EventContextValues? Read(ClaimsPrincipal user)
    {
        if (!IsSignedIn(user))
        {
            return null;
        }

        // What transformations add is often an identity that is not authenticated by itself. It completes the others.
        ClaimsIdentity[] identities = [.. user.Identities.OrderBy(static identity => !identity.IsAuthenticated)];
        var actor = identities.FirstOrDefault(identity => IdentifyIdOf(identity) is not null);
        var accountId = AccountIdOf(identities, actor);
        return actor is null && accountId is null
            ? null
            : new EventContextValues { IdentifyId = actor is null ? null : IdentifyIdOf(actor), AccountId = accountId };
    }

    private string? IdentifyIdOf(ClaimsIdentity identity) =>
        _identifyIdClaims.Select(claim => Find(identity, claim)).FirstOrDefault(static value => value is not null);

    /// <summary>The account is the actor's own. Where several are signed in, by a cookie and a token, that of another must not be taken for it.</summary>
    private string? AccountIdOf(ClaimsIdentity[] identities, ClaimsIdentity? actor)
    {
        if (_accountIdClaim is null)
        {
            return null;
        }

        return (actor is null ? null : Find(actor, _accountIdClaim))
            ?? identities.Where(identity => IdentifyIdOf(identity) is null)
                .Select(identity => Find(identity, _accountIdClaim))
                .FirstOrDefault(static value => value is not null);
    }

    private static string? Find(ClaimsIdentity identity, string claim) =>
        (identity.FindFirst(each => each.Type == claim && HasValue(each))
            ?? identity.FindFirst(each => each.Properties.TryGetValue(NameInToken, out var name) && name == claim && HasValue(each)))?.Value;

    private static bool HasValue(Claim claim) => !string.IsNullOrWhiteSpace(claim.Value);
}
