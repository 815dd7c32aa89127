using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace AspNetCore.Accounts;

/// <summary><c>POST /sign-in</c> and <c>POST /sign-out</c>. A sample asks for no password; yours does, or leaves that to an identity provider.</summary>
internal static class SignInEndpoints
{
    private const int LongestName = 80;

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-in", SignInAsync);
        app.MapPost("/sign-out", async ([FromForm] string? _, HttpContext http) =>
        {
            await http.SignOutAsync();
            return TypedResults.Redirect("/");
        });
    }

    private static async Task<IResult> SignInAsync(
        [FromForm] string name, [FromForm] string company, AccountService accounts, HttpContext http, CancellationToken cancellationToken)
    {
        if (!IsName(name) || !IsName(company))
        {
            return TypedResults.BadRequest($"Give your name and your company's, of at most {LongestName} characters each.");
        }

        var user = await accounts.EnterAsync(name.Trim(), company.Trim(), cancellationToken);
        await http.SignInAsync(SignedInUser.PrincipalOf(user));
        return TypedResults.Redirect("/");
    }

    private static bool IsName(string text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestName;
}
