using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace GainsightEvents.Emulator.Benchmarks;

/// <summary>A server in a process of its own, which says its address and ends with its standard input.</summary>
internal sealed class Contestant(Process process, Uri address) : IAsyncDisposable
{
    public const string Key = "benchmark-key-0123456789";

    public Uri Address => address;

    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static async Task<Contestant> StartAsync(string name)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["serve", name]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        return new(process, new Uri((await process.StandardOutput.ReadLineAsync())!));
    }

    /// <summary>The least that a server does: Kestrel as the emulator has it, and an endpoint that reads the body.</summary>
    public static async Task<int> ServeBareAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var server = builder.Build();
        server.Run(static async context =>
        {
            var buffer = new byte[16 * 1024];
            while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) > 0)
            {
                // Nothing is kept.
            }

            context.Response.StatusCode = 201;
        });
        await server.StartAsync();
        return await ServeAsync(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public static async Task<int> ServeEmulatorAsync()
    {
        await using var emulator = await GainsightEmulator.StartAsync(new EmulatorOptions { Keys = { new EmulatorKey(Key) }, PxQuota = null });
        return await ServeAsync(emulator.BaseAddress.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<int> ServeAsync(string address)
    {
        Console.WriteLine(address);
        await Console.In.ReadLineAsync();
        return 0;
    }
}
