using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace AspNetCore.Accounts;

/// <summary>What the cookie says of who is signed in: the ids, by which Gainsight knows user and account too.</summary>
internal static class SignedInUser
{
    public const string AccountClaim = "account";

    public static ClaimsPrincipal PrincipalOf(User user) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, user.Id.ToString()), new(AccountClaim, user.AccountId.ToString())],
        CookieAuthenticationDefaults.AuthenticationScheme));

    extension(ClaimsPrincipal principal)
    {
        public Guid UserId => Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!);

        public Guid AccountId => Guid.Parse(principal.FindFirstValue(AccountClaim)!);
    }
}
