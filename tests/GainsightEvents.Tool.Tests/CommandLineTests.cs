using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace GainsightEvents.Tool.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("plan", "write", "check", "diff", "usage", "catalogue")]
    [InlineData("outbox", "status", "list", "show", "replay", "purge")]
    [InlineData("", "plan", "send", "outbox", "doctor", "emulate")]
    public async Task Help_names_every_command(string command, params string[] names)
    {
        var help = (await ToolProcess.RunAsync(command.Length == 0 ? ["--help"] : [command, "--help"])).EndsWith(ExitCodes.Success);
        Assert.All(names, name => Assert.Contains($"\n  {name} ", help.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("outbox", "status", "--nonsense")]
    [InlineData("outbox", "show", "not-a-number", "--sqlite", "x.db")]
    [InlineData("outbox", "list", "--max", "0", "--sqlite", "x.db")]
    [InlineData("nonsense")]
    [InlineData("plan", "diff")]
    [InlineData("emulate", "--region", "Mars")]
    [InlineData("emulate", "--prot", "1")]
    [InlineData("emulate", "--plan", "no-such-plan.json")]
    [InlineData("emulate", "--fault", "bang")]
    public async Task A_command_line_that_cannot_be_read_is_told_apart_from_what_was_found(params string[] arguments)
    {
        var result = (await ToolProcess.RunAsync(arguments)).EndsWith(ExitCodes.BadInput);
        Assert.NotEmpty(result.Errors);
    }

    [Fact]
    public async Task Nothing_that_is_not_a_terminal_gets_colours_or_broken_lines()
    {
        using var folder = new TestFolder();
        var longName = new string('x', 300);
        folder.Write("a.json", $$"""{ "format": 1, "events": [ { "target": "px", "name": "{{longName}}", "members": [] } ] }""");
        folder.Write("b.json", """{ "format": 1, "events": [] }""");
        var result = (await ToolProcess.RunAsync("plan", "diff", folder.PathOf("a.json"), folder.PathOf("b.json"))).EndsWith(ExitCodes.Found);
        Assert.DoesNotContain('\u001b', result.Output);
        Assert.Contains($"px:{longName}: is removed", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_emulator_says_in_JSON_where_it_listens_and_ends_when_it_is_told_to()
    {
        using var folder = new TestFolder();
        using var process = ToolProcess.Start(["emulate", "--port", "0", "--json"], folder.Path);
        var text = "";
        while (!text.EndsWith("\n}\n", StringComparison.Ordinal) && await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            text += line + "\n";
        }

        using var said = JsonDocument.Parse(text);
        using var client = new HttpClient();
        var address = said.RootElement.GetProperty("settings").GetProperty("Gainsight__Px__BaseAddress").GetString();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri($"{address}/emulator/health"), TestContext.Current.CancellationToken)).StatusCode);
        using var stop = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ExitCodes.Success, process.ExitCode);
    }
}
