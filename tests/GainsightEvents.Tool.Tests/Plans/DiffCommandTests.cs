using System.Diagnostics;

[assembly: GainsightEvents.PxProduct("AP-XXXXXXXXXX-2")]

namespace GainsightEvents.Tool.Tests.Plans;

public sealed class DiffCommandTests : IDisposable
{
    private const string Before = """
        {
          "format": 1,
          "version": "1.2.0",
          "events": [
            { "target": "px", "name": "Report Exported", "members": [
              { "name": "attributes.kind", "type": "string" },
              { "name": "identifyId", "type": "string", "required": true }
            ] }
          ]
        }
        """;

    private readonly TestFolder _folder = new();

    private static string Breaking => Before.Replace("\"attributes.kind\", \"type\": \"string\"", "\"attributes.kind\", \"type\": \"integer\"", StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_breaks_is_an_error_with_its_remedy_and_the_version_that_is_due()
    {
        _folder.Write("before.json", Before);
        _folder.Write("after.json", Breaking);
        var result = (await RunAsync("before.json", "after.json")).EndsWith(ExitCodes.Found);
        Assert.Contains("error", result.Output, StringComparison.Ordinal);
        Assert.Contains("px:Report Exported, attributes.kind: is of type integer and no longer string", result.Output, StringComparison.Ordinal);
        Assert.Contains("1.2.0 → 2.0.0 is advised; the plan has 1.2.0", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error", ExitCodes.Success)]
    [InlineData("breaking", ExitCodes.Success)]
    [InlineData("warning", ExitCodes.Found)]
    [InlineData("any", ExitCodes.Found)]
    public async Task From_which_change_on_it_fails_is_the_users_to_say(string failOn, int exitCode)
    {
        _folder.Write("before.json", Before);
        _folder.Write("after.json", Before.Replace("\"required\": true", "\"required\": false", StringComparison.Ordinal));
        (await RunAsync("before.json", "after.json", "--fail-on", failOn)).EndsWith(exitCode);
    }

    [Fact]
    public async Task In_JSON_each_change_has_its_kind_and_its_class()
    {
        _folder.Write("before.json", Before);
        _folder.Write("after.json", Breaking);
        var json = (await RunAsync("before.json", "after.json", "--json")).EndsWith(ExitCodes.Found).Json;
        var change = Assert.Single(json.GetProperty("changes").EnumerateArray());
        Assert.Equal(("retyped", "breaking", true), (change.GetProperty("kind").GetString(), change.GetProperty("class").GetString(), change.GetProperty("isError").GetBoolean()));
        Assert.Equal("2.0.0", json.GetProperty("advisedVersion").GetString());
    }

    [Fact]
    public async Task Equal_plans_are_said_to_be_so()
    {
        _folder.Write("before.json", Before);
        Assert.Contains("Nothing changed", (await RunAsync("before.json", "before.json")).EndsWith(ExitCodes.Success).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assembly_is_read_beside_the_assemblies_that_it_needs()
    {
        // This test's own assembly declares an event.
        _folder.Write("before.json", """{ "format": 1, "events": [] }""");
        var result = (await RunAsync("before.json", typeof(DiffCommandTests).Assembly.Location)).EndsWith(ExitCodes.Success);
        Assert.Contains("px:Tool Tested: is new", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_an_assembly_the_attributes_count_and_doc_comments_cannot()
    {
        const string user = """{ "name": "identifyId", "type": "string", "required": true, "description": "The user." }""";
        _folder.Write("before.json", $$"""
            { "format": 1, "events": [
                { "target": "px", "name": "Tool Noted", "description": "It has notes.", "members": [
                    {{user}}, { "name": "attributes.old", "type": "string" }, { "name": "attributes.older", "type": "string" } ] },
                { "target": "px", "name": "Tool Tested", "members": [ {{user}} ] } ] }
            """);
        var changes = (await RunAsync("before.json", typeof(DiffCommandTests).Assembly.Location, "--json")).EndsWith(ExitCodes.Success).Json.GetProperty("changes").EnumerateArray();
        Assert.Equal(
            [
                "px:Tool Noted, attributes.old: is retired: 2026-11-27, replaced by kind.",
                "px:Tool Noted, attributes.older: is about to end: Use kind.",
                "px:Tool Noted: has another owner.",
                "px:Tool Noted: expires: its last day is 2999-12-31.",
                "px:Tool Noted: is about to end: Use Tool Tested.",
            ],
            changes.Select(static change => change.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task A_commit_is_read_by_git()
    {
        Git("init", "-q");
        _folder.Write("gainsight.events.json", Before);
        Git("add", ".");
        Git("-c", "user.name=t", "-c", "user.email=t@localhost", "commit", "-qm", "plan");
        _folder.Write("gainsight.events.json", Breaking);
        var result = (await ToolProcess.RunAsync(["plan", "diff", "HEAD"], _folder.Path)).EndsWith(ExitCodes.Found);
        Assert.Contains("is of type integer", result.Output, StringComparison.Ordinal);
        (await ToolProcess.RunAsync(["plan", "diff", "HEAD:gainsight.events.json", "HEAD"], _folder.Path)).EndsWith(ExitCodes.Success);
        var unknown = (await ToolProcess.RunAsync(["plan", "diff", "no-such-branch"], _folder.Path)).EndsWith(ExitCodes.BadInput);
        Assert.Contains("'no-such-branch' is no file here, and git does not find 'no-such-branch:./gainsight.events.json'", unknown.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.json", "There is no file")]
    [InlineData("text.dll", "has to be a .NET assembly")]
    [InlineData("wrong.json", "wrong.json(1)")]
    [InlineData(".", "There is no gainsight.events.json in")]
    public async Task What_is_no_plan_is_told_with_what_would_be_one(string reference, string message)
    {
        _folder.Write("before.json", Before);
        _folder.Write("text.dll", "no assembly");
        _folder.Write("wrong.json", """{ "format": 1, "event": [] }""");
        var result = (await RunAsync("before.json", reference)).EndsWith(ExitCodes.BadInput);
        Assert.Contains(message, result.Errors, StringComparison.Ordinal);
    }

    private Task<ToolResult> RunAsync(params string[] arguments) => ToolProcess.RunAsync(["plan", "diff", .. arguments], _folder.Path);

    private void Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = _folder.Path })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}

/// <summary>What the assembly of these tests declares.</summary>
[GainsightEvent("Tool Tested")]
public sealed partial record ToolTested
{
    [IdentifyId]
    public required string UserId { get; init; }
}

/// <summary>Another one, with notes.</summary>
[GainsightEvent("Tool Noted", ExpiresOn = "2999-12-31"), EventOwner("Tools"), Obsolete("Use Tool Tested.")]
public sealed partial record ToolNoted([IdentifyId] string UserId, [Retired("2026-11-27, replaced by kind")] string? Old)
{
    [Obsolete("Use kind.")]
    public string? Older { get; init; }
}
