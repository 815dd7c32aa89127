using System.Text.Json;

namespace GainsightEvents.Tool.Tests.Usage;

/// <summary>On a solution of an application of two projects and one of tests, compiled with this build of the library.</summary>
public sealed class UsageCommandTests : IDisposable
{
    private readonly TestSolution _solution = new();

    public void Dispose() => _solution.Dispose();

    [Fact]
    public async Task Each_event_is_told_with_the_lines_that_publish_it_and_those_that_nothing_does()
    {
        var report = (await RunAsync("--json", "--sarif", "unpublished.sarif", "--report", "report.json", "--github", "--msbuild")).EndsWith(ExitCodes.Found);
        var events = report.Json.GetProperty("events").EnumerateArray().ToDictionary(static each => each.GetProperty("type").GetString()!);
        Assert.Equal(["Acme.Events.Forgotten", "Acme.Events.Orders.Shipped", "Acme.Events.ReportExported", "Acme.Events.Tested", "Acme.Events.Wrapped"], events.Keys.Order());
        Assert.Equal(["App/Application.cs:9"], Places("Acme.Events.ReportExported", "published"));
        Assert.Equal(["App/Application.cs:10"], Places("Acme.Events.Wrapped", "published"));
        Assert.Equal(["App/Application.cs:11"], Places("Acme.Events.Orders.Shipped", "published"));
        Assert.Equal(("onlyInTests", "never"), (State("Acme.Events.Tested"), State("Acme.Events.Forgotten")));
        Assert.Equal(["Tests/Tests.cs:7"], Places("Acme.Events.Tested", "publishedInTests"));

        using var sarif = JsonDocument.Parse(await File.ReadAllTextAsync(_solution.PathOf("unpublished.sarif"), TestContext.Current.CancellationToken));
        Assert.Equal(
            ["Event px:Forgotten (Acme.Events.Forgotten) is never published.", "Event px:Tested (Acme.Events.Tested) is published by tests only."],
            sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(static result => result.GetProperty("message").GetProperty("text").GetString()));
        Assert.Contains("::warning file=Events/Events.cs,line=21::Event px:Forgotten", report.Errors, StringComparison.Ordinal);
        Assert.Contains("Events/Events.cs(21): warning GSEPLAN01: Event px:Forgotten (Acme.Events.Forgotten) is never published.", report.Errors, StringComparison.Ordinal);
        Assert.Equal(report.Output.Trim(), (await File.ReadAllTextAsync(_solution.PathOf("report.json"), TestContext.Current.CancellationToken)).Trim());

        string[] Places(string type, string property) => [.. events[type].GetProperty(property).EnumerateArray().Select(static place => place.GetString()!)];

        string State(string type) => events[type].GetProperty("state").GetString()!;
    }

    [Fact]
    public async Task In_a_part_of_a_repository_GitHub_gets_paths_from_its_root()
    {
        Directory.CreateDirectory(_solution.PathOf(".git"));
        var report = (await ToolProcess.RunAsync(["plan", "usage", "--github", "--sarif", "../unpublished.sarif"], _solution.PathOf("Events"))).EndsWith(ExitCodes.Found);
        Assert.Contains("::warning file=Events/Events.cs,line=6::Event px:Report Exported", report.Errors, StringComparison.Ordinal);
        Assert.Contains("  Events.cs:6 ", report.Output, StringComparison.Ordinal);
        Assert.Contains("\"uri\": \"Events/Events.cs\"", await File.ReadAllTextAsync(_solution.PathOf("unpublished.sarif"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_last_call_that_was_removed_is_told_as_such()
    {
        await File.WriteAllTextAsync(_solution.PathOf("before.json"), (await RunAsync("--json")).Output, TestContext.Current.CancellationToken);
        _solution.Write(TestSolution.Application.Replace("await publisher.PublishReportExportedAsync(userId: \"user-1\");", "", StringComparison.Ordinal));
        var text = (await RunAsync("--baseline", "before.json")).EndsWith(ExitCodes.Found).Output;
        Assert.Matches(@"px:Report Exported\s+Acme.Events.ReportExported\s+is no longer published: its last call was removed", text);
        Assert.Matches(@"px:Forgotten\s+Acme.Events.Forgotten\s+is never published", text);
        Assert.Contains("no report of `plan usage --json`", (await RunAsync("--baseline", "Solution.slnx")).EndsWith(ExitCodes.BadInput).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_publishes_is_told_with_its_own_line()
    {
        _solution.UseRazor("App");
        await File.WriteAllTextAsync(_solution.PathOf("App/Remember.razor"), """
            @using Acme.Events
            @using GainsightEvents
            @inject IEventPublisher Publisher

            <p>@Text</p>

            @code {
                private string Text => "Remembered";

                private Task RememberAsync() => Publisher.PublishForgottenAsync(userId: "user-1").AsTask();
            }
            """, TestContext.Current.CancellationToken);
        var events = (await RunAsync("--json")).EndsWith(ExitCodes.Found).Json.GetProperty("events").EnumerateArray();
        Assert.Equal("App/Remember.razor:10", events.Single(static each => each.GetProperty("type").GetString() == "Acme.Events.Forgotten").GetProperty("published")[0].GetString());
    }

    [Fact]
    public async Task Projects_that_are_not_in_CSharp_are_named_where_they_could_publish()
    {
        string[] names = ["Functions.fsproj", "Legacy.vbproj", "docker-compose.dcproj"];
        foreach (var name in names)
        {
            await File.WriteAllTextAsync(_solution.PathOf(name), "<Project />", TestContext.Current.CancellationToken);
        }

        var solution = _solution.PathOf("Solution.slnx");
        var projects = string.Concat(names.Select(static name => $"<Project Path=\"{name}\" Type=\"{Guid.NewGuid()}\" />"));
        await File.WriteAllTextAsync(
            solution, (await File.ReadAllTextAsync(solution, TestContext.Current.CancellationToken)).Replace("</Solution>", projects + "</Solution>", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var result = (await RunAsync()).EndsWith(ExitCodes.Found);
        Assert.Equal(["Functions.fsproj", "Legacy.vbproj"], names.Where(name => result.Errors.Contains($"{name}' publishes is not seen: only C# is read.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Where_there_is_no_project_that_is_told()
    {
        using var folder = new TestFolder();
        var result = (await ToolProcess.RunAsync("plan", "usage", folder.Path)).EndsWith(ExitCodes.BadInput);
        Assert.Contains("There is no solution and no project", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_solution_that_cannot_be_read_whole_is_not_judged()
    {
        await File.WriteAllTextAsync(_solution.PathOf("Events/Events.csproj"), "<Project", TestContext.Current.CancellationToken);
        Assert.Contains("Run `dotnet build` there first", (await RunAsync()).EndsWith(ExitCodes.Unavailable).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_whose_packages_are_not_restored_is_not_judged()
    {
        var project = _solution.PathOf("Events/Events.csproj");
        await File.WriteAllTextAsync(project, (await File.ReadAllTextAsync(project, TestContext.Current.CancellationToken)).Replace("<Reference", "<NoReference", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Contains("does not know GainsightEvents", (await _solution.RunAsync("plan", "usage", "Events")).EndsWith(ExitCodes.Unavailable).Errors, StringComparison.Ordinal);
    }

    private Task<ToolResult> RunAsync(params string[] arguments) => _solution.RunAsync(["plan", "usage", .. arguments]);
}
