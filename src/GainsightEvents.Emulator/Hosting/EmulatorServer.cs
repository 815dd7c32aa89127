using System.Net;
using GainsightEvents.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GainsightEvents.Emulator.Hosting;

/// <summary>Kestrel on 127.0.0.1, and nothing of what a web application usually reads from its surroundings.</summary>
internal static class EmulatorServer
{
    /// <summary>
    /// Starts listening, in a flow of its own: whoever watches the flow for a host that is built, as <c>WebApplicationFactory</c> does, must not take
    /// this one for the application's.
    /// </summary>
    /// <exception cref="IOException">The port cannot be taken.</exception>
    public static async Task<(WebApplication Server, Uri Address)> StartAsync(EmulatorOptions options, RequestDelegate handle, CancellationToken cancellationToken)
    {
        (WebApplication Server, Uri Address) started = default;
        await Detached.Run(async () => started = await ListenAsync(options, handle, cancellationToken));
        return started;
    }

    private static async Task<(WebApplication Server, Uri Address)> ListenAsync(EmulatorOptions options, RequestDelegate handle, CancellationToken cancellationToken)
    {
        // Empty: the emulator often runs inside somebody's application, whose appsettings.json and ASPNETCORE_URLS are not meant for it.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(options.ListenOnAnyAddress ? IPAddress.Any : IPAddress.Loopback, options.Port);
        });

        // The default lifetime would take Ctrl+C away from the application around it.
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        var server = builder.Build();
        server.Run(handle);
        try
        {
            await server.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            await server.DisposeAsync();
            throw new IOException(
                $"The emulator cannot listen on 127.0.0.1:{options.Port}: {e.Message} Free the port, set EmulatorOptions.Port to another, or to 0 for any free one.",
                e);
        }

        var addresses = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        return (server, new UriBuilder(addresses.Addresses.Single()) { Host = IPAddress.Loopback.ToString() }.Uri);
    }

    private sealed class EmbeddedLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
