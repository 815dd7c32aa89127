using System.Diagnostics;
using System.Text.RegularExpressions;

namespace GainsightEvents.Package.Tests;

/// <summary>The emulator as a dotnet tool, installed from its package and run as its user runs it.</summary>
public sealed class ToolTests(PackedPackage package)
{
    [Fact]
    public async Task The_tool_installs_from_its_package_and_serves_the_page()
    {
        var folder = package.CreateFolder("tool");
        var tools = Path.Combine(folder, "tools");
        var install = await ChildProcess.RunAsync(
            "dotnet",
            folder,
            ["tool", "install", "GainsightEvents.Emulator.Tool", "--version", PackedPackage.Version, "--tool-path", tools, "--configfile", "nuget.config"],
            ("NUGET_PACKAGES", TestPaths.IsolatedPackages));
        Assert.True(install.ExitCode == 0, install.Output);

        using var process = Process.Start(new ProcessStartInfo(Path.Combine(tools, "gainsight-emulator"), ["--port", "0"])
        {
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_ROLL_FORWARD"] = "Major" },
        })!;
        try
        {
            var greeting = "";
            while (!greeting.Contains("X-Emulator-Token", StringComparison.Ordinal) && await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                greeting += line + "\n";
            }

            using var client = new HttpClient();
            client.DefaultRequestHeaders.Add("X-Emulator-Token", Regex.Match(greeting, "X-Emulator-Token: (\\S+)").Groups[1].Value);
            var page = Regex.Match(greeting, "http://\\S+/emulator").Value;
            Assert.Contains("<title>Gainsight emulator</title>", await client.GetStringAsync(new Uri(page), TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.NotEmpty(await client.GetStringAsync(new Uri(page + "/page/app.js"), TestContext.Current.CancellationToken));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }
}
