using System.Security.Claims;

namespace GainsightEvents.AspNetCore.Tests;

/// <summary>Which claims of which identity say who acts.</summary>
public sealed class UserClaimsTests
{
    [Fact]
    public void The_applications_own_id_goes_before_the_subject_of_a_token() =>
        Assert.Equal("own", Read(SignedIn(("sub", "token"), (ClaimTypes.NameIdentifier, "own")))?.IdentifyId);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void An_empty_claim_is_none(string empty) =>
        Assert.Equal("token", Read(SignedIn((ClaimTypes.NameIdentifier, empty), ("sub", "token")))?.IdentifyId);

    [Fact]
    public void Claims_of_somebody_who_is_not_authenticated_are_nobodys()
    {
        Assert.Null(Read(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "user-1")])));
        Assert.Null(Read());
    }

    [Fact]
    public void A_name_or_address_is_no_id() =>
        Assert.Null(Read(SignedIn((ClaimTypes.Name, "Anna"), (ClaimTypes.Email, "anna@example.com"))));

    [Fact]
    public void An_identity_that_a_transformation_adds_completes_the_others_and_never_goes_before_them()
    {
        var added = new ClaimsIdentity([new Claim("account", "acct-1"), new Claim(ClaimTypes.NameIdentifier, "added")]);

        Assert.Equal(("user-1", null), Tuple(Read(added, SignedIn(("sub", "user-1")))));

        var accountOnly = new ClaimsIdentity([new Claim("account", "acct-1")]);
        Assert.Equal(("user-1", "acct-1"), Tuple(Read(accountOnly, SignedIn(("sub", "user-1")))));
        Assert.Equal(("added", "acct-1"), Tuple(Read(SignedIn(("role", "reader")), added)));
    }

    [Fact]
    public void The_account_of_another_who_is_signed_in_too_is_not_the_actors() =>
        Assert.Equal(("by-cookie", null), Tuple(Read(SignedIn((ClaimTypes.NameIdentifier, "by-cookie")), SignedIn(("sub", "by-token"), ("account", "acct-of-token")))));

    [Fact]
    public void The_claim_of_the_options_is_the_only_one() =>
        Assert.Null(new UserClaims(new() { IdentifyIdClaim = "employee" }).Read(new ClaimsPrincipal(SignedIn(("sub", "user-1"))))?.IdentifyId);

    private static ClaimsIdentity SignedIn(params (string Type, string Value)[] claims) =>
        new(claims.Select(static claim => new Claim(claim.Type, claim.Value)), "by some scheme");

    private static EventContextValues? Read(params ClaimsIdentity[] identities) =>
        new UserClaims(new() { AccountIdClaim = "account" }).Read(new ClaimsPrincipal(identities));

    private static (string?, string?) Tuple(EventContextValues? actor) => (actor?.IdentifyId, actor?.AccountId);
}
