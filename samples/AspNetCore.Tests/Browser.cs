using System.Text.RegularExpressions;

namespace AspNetCore.Tests;

/// <summary>Does what a browser does: keeps the cookies, and submits the forms of the page with their token against forgery.</summary>
public sealed partial class Browser(HttpClient client)
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public Task<string> ReadPageAsync() => client.GetStringAsync(new Uri("/", UriKind.Relative), Ended);

    public async Task<string> SubmitAsync(string path, params (string Name, string Value)[] fields)
    {
        using var response = await PostAsync(path, fields);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(Ended);
    }

    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await ReadPageAsync()).Groups["value"].Value;
        using var form = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), new("__RequestVerificationToken", token)]);
        return await client.PostAsync(new Uri(path, UriKind.Relative), form, Ended);
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="(?<value>[^"]+)""")]
    private static partial Regex Token();
}
