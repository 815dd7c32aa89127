using System.Net;
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
    /// <summary>Starts listening.</summary>
    /// <exception cref="IOException">The port cannot be taken.</exception>
    public static async Task<(WebApplication Server, Uri Address)> StartAsync(int port, RequestDelegate handle, CancellationToken cancellationToken)
    {
        // Empty: the emulator often runs inside somebody's application, whose appsettings.json and ASPNETCORE_URLS are not meant for it.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, port);
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
                $"The emulator cannot listen on 127.0.0.1:{port}: {e.Message} Free the port, set EmulatorOptions.Port to another, or to 0 for any free one.",
                e);
        }

        var addresses = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        return (server, new Uri(addresses.Addresses.Single()));
    }

    private sealed class EmbeddedLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
