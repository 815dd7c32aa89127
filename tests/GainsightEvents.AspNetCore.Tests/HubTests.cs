using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GainsightEvents.AspNetCore.Tests;

/// <summary>Calls of hubs, which come in when the request that made the connection is long served, or still is.</summary>
public sealed class HubTests
{
    private const string Handshake = "{\"protocol\":\"json\",\"version\":1}\u001e";
    private const string Call = "{\"type\":1,\"target\":\"View\",\"arguments\":[\"/in-hub\"]}\u001e";

    [Fact]
    public async Task Over_a_web_socket_they_are_made_by_who_connected()
    {
        await using var application = await StartAsync();
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(application.Address) { Scheme = "ws", Path = "hub", Query = "user=anna" }.Uri, TestContext.Current.CancellationToken);

        foreach (var message in new[] { Handshake, Call })
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
        }

        Assert.Equal("anna", (await application.ReadActorsAsync(1))["/in-hub"]);
    }

    [Fact]
    public async Task Over_long_polling_too()
    {
        await using var application = await StartAsync();
        using var client = new HttpClient { BaseAddress = application.Address };
        using var negotiated = await client.PostAsync("hub/negotiate?negotiateVersion=1&user=anna", null, TestContext.Current.CancellationToken);
        using var answer = JsonDocument.Parse(await negotiated.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var connection = $"hub?user=anna&id={Uri.EscapeDataString(answer.RootElement.GetProperty("connectionToken").GetString()!)}";

        await client.GetStringAsync(connection, TestContext.Current.CancellationToken);
        foreach (var message in new[] { Handshake, Call })
        {
            using var content = new StringContent(message);
            using var sent = await client.PostAsync(connection, content, TestContext.Current.CancellationToken);
            sent.EnsureSuccessStatusCode();
        }

        Assert.Equal("anna", (await application.ReadActorsAsync(1))["/in-hub"]);
    }

    private static Task<RunningApplication> StartAsync() => RunningApplication.StartAsync(
        static builder =>
        {
            builder.AddGainsightEvents();
            builder.Services.AddSignalR();
        },
        static app =>
        {
            app.UseGainsightIdentity(HeaderUser.Read);
            app.MapHub<PageHub>("/hub");
        });

    internal sealed class PageHub(IEventPublisher publisher) : Hub
    {
        public async Task View(string page) => await publisher.PublishPageViewedAsync(page);
    }
}
