using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GainsightEvents.AspNetCore.Tests;

/// <summary>Callers with a bearer token, and users whom an OpenID provider signs in.</summary>
public sealed class TokenTests
{
    private static readonly (string Name, string Value)[] User = [("sub", "user-7"), ("account", "acct-7"), ("oid", "object-7"), ("tid", "tenant-7")];

    [Theory]
    [InlineData(null)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_bearer_token_identifies_by_its_subject_whether_claims_are_renamed_or_not(bool? mapInboundClaims)
    {
        await using var authority = await Authority.StartAsync(User);
        await using var application = await StartWithBearerAsync(authority, new() { AccountIdClaim = "account" }, mapInboundClaims);
        using var browser = new Browser();

        Assert.Equal("Accepted", await browser.GetAsync(new Uri(application.Address, "publish"), authority.Issue()));

        Assert.Equal("user-7 of acct-7", (await application.ReadActorsAsync(1))["/publish"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_signs_in_at_an_OpenID_provider_is_identified_by_the_subject(bool? mapInboundClaims)
    {
        await using var authority = await Authority.StartAsync(User);
        await using var application = await StartWithOpenIdAsync(authority, new() { AccountIdClaim = "account" }, mapInboundClaims);
        using var browser = new Browser();

        Assert.Equal("Accepted", await browser.GetAsync(new Uri(application.Address, "publish")));

        Assert.Equal("user-7 of acct-7", (await application.ReadActorsAsync(1))["/publish"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Claims_that_are_renamed_are_found_by_their_names_in_the_token(bool mapInboundClaims)
    {
        var ofEntra = new GainsightIdentityOptions { IdentifyIdClaim = "oid", AccountIdClaim = "tid" };
        await using var authority = await Authority.StartAsync(User);
        await using var bearer = await StartWithBearerAsync(authority, ofEntra, mapInboundClaims);
        await using var openId = await StartWithOpenIdAsync(authority, ofEntra, mapInboundClaims);
        using var browser = new Browser();

        await browser.GetAsync(new Uri(bearer.Address, "publish"), authority.Issue());
        await browser.GetAsync(new Uri(openId.Address, "publish"));

        Assert.Equal("object-7 of tenant-7", (await bearer.ReadActorsAsync(1))["/publish"]);
        Assert.Equal("object-7 of tenant-7", (await openId.ReadActorsAsync(1))["/publish"]);
    }

    [Fact]
    public async Task A_scheme_that_only_the_endpoint_asks_for_counts_too()
    {
        await using var authority = await Authority.StartAsync(User);
        await using var application = await RunningApplication.StartAsync(
            builder =>
            {
                builder.AddGainsightEvents();
                builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
                    .AddCookie().AddJwtBearer(options => Trust(authority, options, null));
                builder.Services.AddAuthorization();
            },
            static app =>
            {
                // Authorization, which runs the endpoint's scheme, comes last.
                app.UseAuthentication();
                app.UseGainsightIdentity();
                app.UseAuthorization();
                app.MapGet("/api", RunningApplication.Publish)
                    .RequireAuthorization(new AuthorizeAttribute { AuthenticationSchemes = JwtBearerDefaults.AuthenticationScheme });
            });
        using var browser = new Browser();

        Assert.Equal("Accepted", await browser.GetAsync(new Uri(application.Address, "api"), authority.Issue()));

        Assert.Equal("user-7", (await application.ReadActorsAsync(1))["/api"]);
    }

    private static Task<RunningApplication> StartWithBearerAsync(Authority authority, GainsightIdentityOptions identity, bool? mapInboundClaims) =>
        RunningApplication.StartAsync(
            builder =>
            {
                builder.AddGainsightEvents();
                builder.Services.AddAuthentication().AddJwtBearer(options => Trust(authority, options, mapInboundClaims));
                builder.Services.AddAuthorization();
            },
            app =>
            {
                app.UseAuthentication();
                app.UseAuthorization();
                app.UseGainsightIdentity(identity);
                app.MapGet("/publish", RunningApplication.Publish).RequireAuthorization();
            });

    private static Task<RunningApplication> StartWithOpenIdAsync(Authority authority, GainsightIdentityOptions identity, bool? mapInboundClaims) =>
        RunningApplication.StartAsync(
            builder =>
            {
                builder.AddGainsightEvents();
                builder.Services.AddAuthorization();
                builder.Services
                    .AddAuthentication(options => (options.DefaultScheme, options.DefaultChallengeScheme) = (CookieAuthenticationDefaults.AuthenticationScheme, "oidc"))
                    .AddCookie()
                    .AddOpenIdConnect("oidc", options =>
                    {
                        (options.Authority, options.RequireHttpsMetadata) = (authority.Address, false);
                        (options.ClientId, options.ClientSecret, options.ResponseType) = (Authority.Audience, "secret-of-the-client", "code");
                        options.MapInboundClaims = mapInboundClaims ?? options.MapInboundClaims;
                    });
            },
            app =>
            {
                app.UseAuthentication();
                app.UseAuthorization();
                app.UseGainsightIdentity(identity);
                app.MapGet("/publish", RunningApplication.Publish).RequireAuthorization();
            });

    private static void Trust(Authority authority, JwtBearerOptions options, bool? mapInboundClaims)
    {
        (options.Authority, options.Audience, options.RequireHttpsMetadata) = (authority.Address, Authority.Audience, false);
        options.MapInboundClaims = mapInboundClaims ?? options.MapInboundClaims;
    }
}
