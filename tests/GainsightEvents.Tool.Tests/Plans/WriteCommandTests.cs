namespace GainsightEvents.Tool.Tests.Plans;

public sealed class WriteCommandTests : IDisposable
{
    private const string Declared = """
        using System;
        using System.ComponentModel.DataAnnotations;
        using GainsightEvents;

        namespace Acme.Events;

        /// <summary>A user exported a report.</summary>
        [GainsightEvent("Report Exported")]
        public partial record ReportExported
        {
            [IdentifyId] public required string UserId { get; init; }

            [StringLength(40)] public string? Kind { get; init; }
        }
        """;

    private readonly TestSolution _solution = new();

    private string PlanPath => _solution.PathOf("Events/gainsight.events.json");

    public void Dispose() => _solution.Dispose();

    [Fact]
    public async Task What_is_declared_is_written_once_and_then_there_is_nothing_to_write()
    {
        _solution.WriteEvents(Declared);
        Assert.Contains("Written: ", (await WriteAsync()).EndsWith(ExitCodes.Success).Output, StringComparison.Ordinal);
        Assert.Equal(
            """
            {
              "format": 1,
              "events": [
                {
                  "target": "px",
                  "name": "Report Exported",
                  "description": "A user exported a report.",
                  "members": [
                    {
                      "name": "attributes.kind",
                      "type": "string",
                      "constraints": {
                        "maxLength": 40
                      }
                    },
                    {
                      "name": "identifyId",
                      "type": "string",
                      "required": true
                    }
                  ]
                }
              ]
            }

            """,
            await File.ReadAllTextAsync(PlanPath, TestContext.Current.CancellationToken));
        Assert.Contains("is what the project declares", (await WriteAsync("--check")).EndsWith(ExitCodes.Success).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_breaks_is_written_only_when_it_is_accepted_and_raises_the_version()
    {
        _solution.WriteEvents(Declared);
        await WriteAsync();
        var plan = (await File.ReadAllTextAsync(PlanPath, TestContext.Current.CancellationToken)).Replace("\"format\": 1,", "\"format\": 1,\n  \"version\": \"1.2.0\",", StringComparison.Ordinal);
        await File.WriteAllTextAsync(PlanPath, plan, TestContext.Current.CancellationToken);

        _solution.WriteEvents(Declared.Replace("string? Kind", "int? Kind", StringComparison.Ordinal).Replace("[StringLength(40)] ", "", StringComparison.Ordinal));
        var refused = (await WriteAsync()).EndsWith(ExitCodes.Found);
        Assert.Contains("attributes.kind: is of type integer and no longer string", refused.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing is written", refused.Output, StringComparison.Ordinal);
        Assert.Equal(plan, await File.ReadAllTextAsync(PlanPath, TestContext.Current.CancellationToken));

        Assert.Contains("1.2.0 → 2.0.0", (await WriteAsync("--accept-breaking")).EndsWith(ExitCodes.Success).Output, StringComparison.Ordinal);
        Assert.Contains("\"version\": \"2.0.0\"", await File.ReadAllTextAsync(PlanPath, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_writes_nothing_and_what_does_not_compile_stays_as_it_was()
    {
        _solution.WriteEvents(Declared);
        (await WriteAsync("--check")).EndsWith(ExitCodes.Found);
        Assert.False(File.Exists(PlanPath));
        await WriteAsync();
        var plan = await File.ReadAllTextAsync(PlanPath, TestContext.Current.CancellationToken);

        _solution.WriteEvents(Declared.Replace("string? Kind", "NoSuchType? Kind", StringComparison.Ordinal));
        Assert.Contains("px:Report Exported stays as it was planned", (await WriteAsync()).EndsWith(ExitCodes.Success).Errors, StringComparison.Ordinal);
        Assert.Equal(plan, await File.ReadAllTextAsync(PlanPath, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_plan_belongs_to_one_project() =>
        Assert.Contains("has 3 projects, and a plan belongs to one: App, Events, Tests", (await _solution.RunAsync("plan", "write")).EndsWith(ExitCodes.BadInput).Errors, StringComparison.Ordinal);

    private Task<ToolResult> WriteAsync(params string[] arguments) => _solution.RunAsync(["plan", "write", "Events", .. arguments]);
}
