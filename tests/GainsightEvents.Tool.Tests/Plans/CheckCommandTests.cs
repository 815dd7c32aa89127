namespace GainsightEvents.Tool.Tests.Plans;

public sealed class CheckCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_right_plan_is_said_to_be_so_from_its_folder()
    {
        _folder.Write("gainsight.events.json", """{ "format": 1, "version": "1.0.0", "events": [] }""");
        var result = (await ToolProcess.RunAsync(["plan", "check"], _folder.Path)).EndsWith(ExitCodes.Success);
        Assert.Contains("is right: 0 events, version 1.0.0", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_mistake_is_told_with_its_line_and_remedy()
    {
        var file = _folder.Write(
            "gainsight.events.json",
            """
            { "format": 1, "events": [
              { "target": "ps", "name": "A", "members": [] },
              { "target": "px", "name": "B", "member": [], "members": [] }
            ] }
            """);
        var result = (await ToolProcess.RunAsync("plan", "check", file)).EndsWith(ExitCodes.Found);
        Assert.Contains("(2)", result.Output, StringComparison.Ordinal);
        Assert.Contains("Did you mean \"px\"?", result.Output, StringComparison.Ordinal);
        Assert.Contains("(3)", result.Output, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'members'?", result.Output, StringComparison.Ordinal);

        var json = (await ToolProcess.RunAsync("plan", "check", file, "--json")).EndsWith(ExitCodes.Found).Json;
        Assert.False(json.GetProperty("isRight").GetBoolean());
        Assert.Equal(2, json.GetProperty("problems").GetArrayLength());
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named() => Assert.Contains(
        "gainsight.events.json'. A plan file is called", (await ToolProcess.RunAsync("plan", "check", _folder.Path)).EndsWith(ExitCodes.BadInput).Errors, StringComparison.Ordinal);
}
