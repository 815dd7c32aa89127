using System.Diagnostics;
using System.Text.RegularExpressions;

namespace GainsightEvents.Package.Tests;

/// <summary>The dotnet tools, installed from their packages and run as their users run them.</summary>
public sealed class ToolTests(PackedPackage package)
{
    [Fact]
    public async Task The_tool_installs_from_its_package_and_serves_the_page()
    {
        var tools = await InstallAsync("emulator-tool", "GainsightEvents.Emulator.Tool");
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

    [Fact]
    public async Task The_command_installs_from_its_package_and_opens_an_outbox()
    {
        var tools = await InstallAsync("command", "GainsightEvents.Tool");
        var command = Path.Combine(tools, "gainsight-events");
        var help = await ChildProcess.RunAsync(command, tools, ["--help"], ("DOTNET_ROLL_FORWARD", "Major"));
        Assert.True(help.ExitCode == 0, help.Output);
        Assert.Contains("outbox", help.Output, StringComparison.Ordinal);

        // An empty file is an outbox that begins: the native library of SQLite is in the package.
        await File.WriteAllTextAsync(Path.Combine(tools, "new.db"), "", TestContext.Current.CancellationToken);
        var status = await ChildProcess.RunAsync(command, tools, ["outbox", "status", "--sqlite", "new.db"], ("DOTNET_ROLL_FORWARD", "Major"));
        Assert.True(status.ExitCode == 0, status.Output);
        Assert.Contains("has never held an event", status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_tells_what_nothing_publishes_by_the_command()
    {
        var folder = new ConsumerFolder(package, "usage");
        var forgotten = folder.PathOf("Console", "Forgotten.cs");
        await File.WriteAllTextAsync(
            forgotten,
            """
            namespace Console;

            /// <summary>Nobody publishes it.</summary>
            [GainsightEvents.GainsightEvent("Forgotten")]
            public sealed partial record Forgotten { /// <summary>The user.</summary>
                [GainsightEvents.IdentifyId] public required string UserId { get; init; } }
            """,
            TestContext.Current.CancellationToken);
        string[] build = ["build", "Console", "-p:GainsightUsageReport=true"];

        var without = await folder.BuildAsync(build);
        Assert.NotEqual(0, without.ExitCode);
        Assert.Contains("error GSEPKG02", without.Output, StringComparison.Ordinal);
        Assert.Contains("dotnet tool install GainsightEvents.Tool", without.Output, StringComparison.Ordinal);

        // Where the command is said, for the SDK remembers of a repository's own tools where another clone of this one had them.
        build = [.. build, $"-p:GainsightUsageCommand={Path.Combine(await InstallAsync("usage-command", "GainsightEvents.Tool"), "gainsight-events")}"];
        var told = await folder.BuildAsync(build);
        Assert.True(told.ExitCode == 0, told.Output);
        Assert.Contains("Forgotten.cs(5): warning GSEPLAN01: Event px:Forgotten (Console.Forgotten) is never published.", told.Output, StringComparison.Ordinal);
        Assert.Contains("\"startLine\": 5", await File.ReadAllTextAsync(folder.PathOf("Console", "bin", "Debug", "net10.0", "gainsight.usage.sarif"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        File.Delete(forgotten);
        (await folder.BuildAsync(build)).SucceedsWithoutWarnings();
        Assert.Contains("\"state\": \"published\"", await File.ReadAllTextAsync(folder.PathOf("Console", "bin", "Debug", "net10.0", "gainsight.usage.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task<string> InstallAsync(string name, string tool)
    {
        var folder = package.CreateFolder(name);
        var tools = Path.Combine(folder, "tools");
        var install = await ChildProcess.RunAsync(
            "dotnet",
            folder,
            ["tool", "install", tool, "--version", PackedPackage.Version, "--tool-path", tools, "--configfile", "nuget.config"],
            ("NUGET_PACKAGES", TestPaths.IsolatedPackages));
        Assert.True(install.ExitCode == 0, install.Output);
        return tools;
    }
}
