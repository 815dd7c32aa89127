using System.Net;

namespace GainsightEvents.Emulator.Tests.Inspector;

/// <summary>What other pages in the same browser can do to an emulator: nothing.</summary>
public sealed class LoopbackGuardTests
{
    private const HttpStatusCode Misdirected = HttpStatusCode.MisdirectedRequest;

    [Theory]
    [InlineData("127.0.0.1:{port}", HttpStatusCode.OK)]
    [InlineData("localhost:{port}", HttpStatusCode.OK)]
    [InlineData("LOCALHOST:{port}", HttpStatusCode.OK)]
    [InlineData("[::1]:{port}", HttpStatusCode.OK)]
    [InlineData("evil.example:{port}", Misdirected)]
    [InlineData("127.0.0.1.evil.example:{port}", Misdirected)]
    [InlineData("127.0.0.1", Misdirected)]
    [InlineData("localhost:1", Misdirected)]
    public async Task The_host_must_be_loopback_with_the_port(string host, HttpStatusCode status)
    {
        await using var running = await RunningEmulator.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/emulator/health");
        request.Headers.Host = host.Replace("{port}", $"{running.Emulator.BaseAddress.Port}", StringComparison.Ordinal);

        using var response = await running.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Created)]
    [InlineData("http://127.0.0.1:{port}", HttpStatusCode.Created)]
    [InlineData("http://localhost:{port}", HttpStatusCode.Forbidden)]
    [InlineData("https://127.0.0.1:{port}", HttpStatusCode.Forbidden)]
    [InlineData("http://127.0.0.1:1", HttpStatusCode.Forbidden)]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    public async Task The_origin_must_be_absent_or_the_same(string? origin, HttpStatusCode status)
    {
        await using var running = await RunningEmulator.StartAsync();
        if (origin is not null)
        {
            running.Client.DefaultRequestHeaders.Add("Origin", origin.Replace("{port}", $"{running.Emulator.BaseAddress.Port}", StringComparison.Ordinal));
        }

        using var response = await running.PostAsync(TestProject.FeatureUsed);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(status == HttpStatusCode.Created ? 1 : 0, running.Events.Good.Count + running.Events.NotJudged.Count);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task What_a_browser_says_of_another_page_is_refused_without_an_origin_too(string header, string value)
    {
        await using var running = await RunningEmulator.StartAsync();
        running.Client.DefaultRequestHeaders.Add(header, value);
        running.Client.DefaultRequestHeaders.Add("X-Emulator-Token", running.Emulator.Token);

        using var read = await running.Client.GetAsync("/emulator/events", TestContext.Current.CancellationToken);
        using var sent = await running.PostAsync(TestProject.FeatureUsed);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (read.StatusCode, sent.StatusCode));
        Assert.Equal(new EmulatorCounts(0, 0, 0, 0), running.Events.Counts);
    }

    [Theory]
    [InlineData(null, null, HttpStatusCode.Forbidden)]
    [InlineData("X-Emulator-Token", "wrong", HttpStatusCode.Forbidden)]
    [InlineData("X-Emulator-Token", "{token}", HttpStatusCode.OK)]
    [InlineData("Origin", "http://127.0.0.1:{port}", HttpStatusCode.OK)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.OK)]
    [InlineData("Sec-Fetch-Site", "none", HttpStatusCode.OK)]
    public async Task Events_are_shown_to_the_same_origin_and_to_who_has_the_token(string? header, string? value, HttpStatusCode status)
    {
        await using var running = await RunningEmulator.StartAsync();
        using var arrived = await running.PostAsync(TestProject.FeatureUsed);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/emulator/events");
        if (header is not null)
        {
            request.Headers.Add(header, value!
                .Replace("{token}", running.Emulator.Token, StringComparison.Ordinal)
                .Replace("{port}", $"{running.Emulator.BaseAddress.Port}", StringComparison.Ordinal));
        }

        using var response = await running.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(status == HttpStatusCode.OK, (await response.TextAsync()).Contains("Feature Used", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_needs_the_token_of_the_run()
    {
        await using var running = await RunningEmulator.StartAsync();
        await using var other = await RunningEmulator.StartAsync();
        using var arrived = await running.PostAsync(TestProject.FeatureUsed);

        Assert.Equal(HttpStatusCode.Forbidden, await ResetAsync(running, null));
        Assert.Equal(HttpStatusCode.Forbidden, await ResetAsync(running, other.Emulator.Token));
        Assert.Single(running.Events.Good);

        Assert.Equal(HttpStatusCode.NoContent, await ResetAsync(running, running.Emulator.Token));
        Assert.Equal(new EmulatorCounts(0, 0, 0, 0), running.Events.Counts);
        Assert.Empty(running.Events.Good);
    }

    private static async Task<HttpStatusCode> ResetAsync(RunningEmulator running, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/emulator/reset");
        if (token is not null)
        {
            request.Headers.Add("X-Emulator-Token", token);
        }

        using var response = await running.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
