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
        Assert.Equal(status == HttpStatusCode.Created ? 1 : 0, running.Events.Good.Count + running.Events.Attempts.Count);
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
