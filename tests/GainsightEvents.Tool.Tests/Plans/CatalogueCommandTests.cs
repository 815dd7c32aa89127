using System.Text.Json;

namespace GainsightEvents.Tool.Tests.Plans;

public sealed class CatalogueCommandTests : IDisposable
{
    private readonly TestSolution _solution = new();

    public void Dispose() => _solution.Dispose();

    [Fact]
    public async Task The_catalogue_is_four_files_and_says_where_events_are_published()
    {
        await File.WriteAllTextAsync(
            _solution.PathOf("gainsight.events.json"),
            """
            { "format": 1, "version": "1.0.0", "events": [
              { "target": "nxt", "name": "order_shipped", "version": "v02", "members": [ { "name": "orderId", "type": "integer", "required": true } ] },
              { "target": "px", "name": "Report Exported", "owner": "growth", "members": [ { "name": "identifyId", "type": "string", "required": true } ] }
            ] }
            """,
            TestContext.Current.CancellationToken);
        var result = (await _solution.RunAsync("plan", "catalogue", "--output", "docs/events", "--title", "Acme's events", "--usage", "Solution.slnx")).EndsWith(ExitCodes.Success);
        Assert.Equal(4, result.Output.Split("Written: ").Length - 1);
        Assert.Equal(["events.html", "events.md", "gainsight.events.schema.json", "llms.txt"], Directory.GetFiles(_solution.PathOf("docs/events")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var markdown = await ReadAsync("events.md");
        Assert.Contains("Acme's events", markdown, StringComparison.Ordinal);
        Assert.Contains("App/Application.cs:9", markdown, StringComparison.Ordinal);
        Assert.Contains("App/Application.cs:11", markdown, StringComparison.Ordinal);
        Assert.Contains("growth", await ReadAsync("events.html"), StringComparison.Ordinal);
        using var schema = JsonDocument.Parse(await ReadAsync("gainsight.events.schema.json"));
        Assert.Contains("1.0.0", schema.RootElement.GetProperty("$id").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_no_plan_that_is_told() =>
        Assert.Contains("There is no gainsight.events.json in", (await _solution.RunAsync("plan", "catalogue")).EndsWith(ExitCodes.BadInput).Errors, StringComparison.Ordinal);

    private Task<string> ReadAsync(string name) => File.ReadAllTextAsync(_solution.PathOf($"docs/events/{name}"), TestContext.Current.CancellationToken);
}
