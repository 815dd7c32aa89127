using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace GainsightEvents.AspNetCore.Tests;

/// <summary>
/// Follows redirects, submits the forms that submit themselves, and keeps cookies, secure ones too: browsers take loopback for secure.
/// </summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    private readonly Dictionary<string, Dictionary<string, string>> _cookies = [];

    public async Task<string> GetAsync(Uri address, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return await SendAsync(request);
    }

    public void Dispose() => _client.Dispose();

    private async Task<string> SendAsync(HttpRequestMessage request)
    {
        var site = request.RequestUri!.Authority;
        if (_cookies.TryGetValue(site, out var kept) && kept.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", kept.Select(static cookie => $"{cookie.Key}={cookie.Value}")));
        }

        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        Keep(site, response);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (response.StatusCode == HttpStatusCode.Redirect)
        {
            using var next = new HttpRequestMessage(HttpMethod.Get, new Uri(request.RequestUri, response.Headers.Location!));
            return await SendAsync(next);
        }

        if (Form().Match(text) is { Success: true } form)
        {
            using var next = new HttpRequestMessage(HttpMethod.Post, WebUtility.HtmlDecode(form.Groups["action"].Value))
            {
                Content = new FormUrlEncodedContent(Input().Matches(text).Select(static input =>
                    KeyValuePair.Create(input.Groups["name"].Value, WebUtility.HtmlDecode(input.Groups["value"].Value)))),
            };
            return await SendAsync(next);
        }

        return response.IsSuccessStatusCode ? text : $"{(int)response.StatusCode}: {text}";
    }

    private void Keep(string site, HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            return;
        }

        var kept = _cookies.TryGetValue(site, out var before) ? before : _cookies[site] = [];
        foreach (var cookie in set.Select(static cookie => cookie.Split(';')[0].Split('=', 2)))
        {
            kept[cookie[0]] = cookie[1];
        }
    }

    [GeneratedRegex("<form method=\"post\" action=\"(?<action>[^\"]*)\">")]
    private static partial Regex Form();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Input();
}
