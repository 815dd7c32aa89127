using Microsoft.AspNetCore.Http;

namespace GainsightEvents.AspNetCore.Tests;

/// <summary>Users who are whom a header or the query names, which suffices where authentication is not the matter.</summary>
internal static class HeaderUser
{
    public static string? IdOf(HttpContext http) =>
        http.Request.Headers["X-User"] is [{ } header] ? header : http.Request.Query["user"] is [{ } query] ? query : null;

    public static EventContextValues? Read(HttpContext http) => IdOf(http) is { } id ? new EventContextValues { IdentifyId = id } : null;

    public static async Task<string> GetAsync(this HttpClient client, string path, string? user)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (user is not null)
        {
            request.Headers.Add("X-User", user);
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
