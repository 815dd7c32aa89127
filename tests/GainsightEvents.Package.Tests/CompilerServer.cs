using System.Diagnostics;
using System.Runtime.InteropServices;

namespace GainsightEvents.Package.Tests;

/// <summary>
/// The SDK's compiler, kept warm for the builds of these tests and of nobody else, and ended with them. It is called VBCSCompiler; builds find it by the MSBuild
/// property <c>SharedCompilationId</c>.
/// </summary>
internal sealed class CompilerServer : IDisposable
{
    /// <summary>Where it listens.</summary>
    public static readonly string Id = $"gainsight-package-tests-{Guid.NewGuid():N}";

    private readonly Process _process;

    private CompilerServer(Process process) => _process = process;

    public static async Task<CompilerServer> StartAsync()
    {
        var version = (await ChildProcess.RunAsync("dotnet", TestPaths.RepositoryRoot, ["--version"])).Output.Trim();
        var compilers = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../sdk", version, "Roslyn", "bincore");

        // Who compiles talks to it over a socket; what it prints is for nobody.
        return new(Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(compilers, "VBCSCompiler.dll"), $"-pipename:{Id}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
