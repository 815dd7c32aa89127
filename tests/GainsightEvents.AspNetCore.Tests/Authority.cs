using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GainsightEvents.AspNetCore.Tests;

/// <summary>A small OpenID provider on loopback, at which the same user is always signed in: discovery, keys, authorization code and tokens.</summary>
internal sealed class Authority : IAsyncDisposable
{
    public const string Audience = "reports";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly Claim[] _claims;
    private WebApplication? _web;
    private string? _nonce;

    private Authority(Claim[] claims) => _claims = claims;

    public string Address => _web!.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    private RsaSecurityKey Key => new(_rsa) { KeyId = "key-1" };

    /// <summary>Starts one whose user has these claims, by their names in tokens.</summary>
    public static async Task<Authority> StartAsync(params (string Name, string Value)[] claims)
    {
        var authority = new Authority([.. claims.Select(static claim => new Claim(claim.Name, claim.Value))]);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["urls"] = "http://127.0.0.1:0" });
        builder.Logging.ClearProviders();
        authority._web = builder.Build();
        authority.Map(authority._web);
        await authority._web.StartAsync(TestContext.Current.CancellationToken);
        return authority;
    }

    /// <summary>A signed token of the user.</summary>
    public string Issue(string? nonce = null) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = true }.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Address,
        Audience = Audience,
        Subject = new ClaimsIdentity(nonce is null ? _claims : [.. _claims, new Claim("nonce", nonce)]),
        SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
    });

    public async ValueTask DisposeAsync()
    {
        await _web!.DisposeAsync();
        _rsa.Dispose();
    }

    private void Map(WebApplication web)
    {
        web.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = Address,
            ["authorization_endpoint"] = Address + "/authorize",
            ["token_endpoint"] = Address + "/token",
            ["jwks_uri"] = Address + "/keys",
            ["response_types_supported"] = new[] { "code", "id_token" },
            ["subject_types_supported"] = new[] { "public" },
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        }));
        web.MapGet("/keys", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_rsa.ExportParameters(false)) { KeyId = "key-1" });
            return Results.Json(new { keys = new[] { new { kty = key.Kty, kid = key.Kid, use = "sig", alg = "RS256", n = key.N, e = key.E } } });
        });
        web.MapGet("/authorize", (HttpRequest request) =>
        {
            _nonce = request.Query["nonce"];
            var answer = request.Query["response_type"] == "code" ? ("code", "code-1") : ("id_token", Issue(_nonce));
            return Results.Content($"""
                <form method="post" action="{WebUtility.HtmlEncode(request.Query["redirect_uri"])}">
                <input type="hidden" name="{answer.Item1}" value="{answer.Item2}">
                <input type="hidden" name="state" value="{WebUtility.HtmlEncode(request.Query["state"])}">
                </form>
                """, "text/html");
        });
        web.MapPost("/token", () => Results.Json(new Dictionary<string, object>
        {
            ["access_token"] = Issue(),
            ["id_token"] = Issue(_nonce),
            ["token_type"] = "Bearer",
            ["expires_in"] = 3600,
        }));
    }
}
