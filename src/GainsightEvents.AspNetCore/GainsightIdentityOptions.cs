namespace GainsightEvents;

/// <summary>Which claims say who acts. Read once, by <c>UseGainsightIdentity</c>.</summary>
/// <remarks>
/// A claim is found by its type and by its name in the token: JwtBearer and OpenIdConnect rename some claims unless <c>MapInboundClaims</c> is
/// off, and <c>oid</c> or <c>tid</c> are found either way.
/// </remarks>
public sealed class GainsightIdentityOptions
{
    /// <summary>
    /// The claim that holds the user's stable id, such as <c>oid</c> where Microsoft Entra signs in: <c>sub</c> is another one there for each
    /// application. <see langword="null"/>: <c>ClaimTypes.NameIdentifier</c>, else <c>sub</c>.
    /// </summary>
    public string? IdentifyIdClaim { get; init; }

    /// <summary>The claim that holds the id of the user's account. <see langword="null"/>: none does.</summary>
    public string? AccountIdClaim { get; init; }
}
