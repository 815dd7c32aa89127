using System.Diagnostics;

namespace GainsightEvents.Outbox.PostgreSql.Tests;

/// <summary>A server of one test, for it to crash.</summary>
internal sealed class OwnServer : IAsyncDisposable
{
    private static readonly string Script = Path.Combine(FindRoot(), ".ci", "postgres");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gainsight-postgres-");

    private OwnServer()
    {
    }

    public string ConnectionString { get; private set; } = "";

    public static async Task<OwnServer> StartAsync()
    {
        Assert.SkipWhen((await TryRunAsync("find")).ExitCode != 0, "PostgreSQL's programs are not installed");
        var server = new OwnServer();
        server.ConnectionString = (await server.RunAsync("start")).Trim();
        return server;
    }

    /// <summary>Stops it in the middle of whatever it does, and starts it again.</summary>
    public async Task CrashAsync() => await RunAsync("crash");

    public async ValueTask DisposeAsync() => await RunAsync("stop");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Generators.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run outside of their repository.");
    }

    private static async Task<(int ExitCode, string Output, string Errors)> TryRunAsync(params string[] arguments)
    {
        // The server that is started lives on and keeps what it inherits, so its output goes to files of the script.
        using var process = Process.Start(new ProcessStartInfo("bash", [Script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return (process.ExitCode, await output, await errors);
    }

    private async Task<string> RunAsync(string command)
    {
        var (exitCode, output, errors) = await TryRunAsync(command, _folder.FullName);
        Assert.True(exitCode == 0, errors);
        return output;
    }
}
