using System.Diagnostics;

namespace GainsightEvents.Package.Tests;

/// <summary>Runs programs to their end, in an environment that owes nothing to this one's settings and build servers.</summary>
internal static class ChildProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    // What `dotnet test` tells its children is meant for its own SDK and project, not for the ones started here.
    private static readonly string[] NotInherited = ["MSBuild", "DOTNET_CLI_TELEMETRY_SESSIONID", "DOTNET_HOST_PATH", "Gainsight", "TESTINGPLATFORM", "CI"];

    private static readonly string[] BuildAlone = ["-nodeReuse:false", "--nologo"];

    /// <summary>Runs <c>dotnet</c> with a verb that builds; nothing of it stays behind.</summary>
    public static Task<ProcessResult> BuildAsync(string folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment) =>
        RunAsync("dotnet", folder, [.. arguments, .. BuildAlone], environment);

    public static async Task<ProcessResult> RunAsync(
        string program, string folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        using var process = Process.Start(Describe(program, folder, arguments, environment))!;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(late.Token);
            var errors = process.StandardError.ReadToEndAsync(late.Token);
            await process.WaitForExitAsync(late.Token);
            return new ProcessResult(process.ExitCode, await output + await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static ProcessStartInfo Describe(
        string program, string folder, IEnumerable<string> arguments, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => NotInherited.Any(prefix => IsPrefix(prefix, name))).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "true";
        start.Environment["SharedCompilationId"] = CompilerServer.Id;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static bool IsPrefix(string prefix, string name) =>
        prefix == "CI" ? name == prefix : name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}
