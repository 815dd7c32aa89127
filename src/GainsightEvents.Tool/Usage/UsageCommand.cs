using System.CommandLine;
using System.Text.Json;
using GainsightEvents.Tool.Commands;
using GainsightEvents.Tool.Terminals;

namespace GainsightEvents.Tool.Usage;

/// <summary><c>plan usage</c>: which events are implemented.</summary>
internal sealed class UsageCommand : ToolCommand
{
    private readonly Argument<string> _path = new("path") { Description = "A solution, a project, or a folder with one of them.", DefaultValueFactory = static _ => "." };
    private readonly Option<string?> _baseline = new("--baseline") { Description = "An earlier report of --json or --report: an event that was published then and is not now is told as such." };
    private readonly Option<string?> _report = new("--report") { Description = "Also write the answer of --json to this file." };
    private readonly Option<string?> _sarif = new("--sarif") { Description = "Also write the events that are not published to this file, as SARIF 2.1.0." };
    private readonly Option<bool> _github = new("--github") { Description = "Also write annotations for GitHub Actions, to standard error." };
    private readonly Option<bool> _msbuild = new("--msbuild") { Description = "Also write warnings as MSBuild takes them for its own, to standard error." };

    public UsageCommand()
        : base("usage", "Which of a solution's events are published, and where: by what the compiler says, over all its projects. Exits with 1 where one is not.")
    {
        Arguments.Add(_path);
        Options.Add(_baseline);
        Options.Add(_report);
        Options.Add(_sarif);
        Options.Add(_github);
        Options.Add(_msbuild);
    }

    protected override async Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        var before = result.GetValue(_baseline) is { } baseline ? UsageReport.ReadPublished(baseline) : new HashSet<string>();
        using var sources = await ProjectSources.OpenAsync(result.GetValue(_path)!, cancellationToken);
        var report = new UsageReport(await UsageFinder.FindAsync(sources, cancellationToken), before);
        if (terminal.IsJson)
        {
            terminal.WriteJson(report.WriteJson);
        }
        else if (report.Usages.Count == 0)
        {
            terminal.WriteLine("No event is declared there.");
        }
        else
        {
            report.Show(terminal);
        }

        foreach (var unread in sources.Unread)
        {
            terminal.Complain($"What '{unread}' publishes is not seen: only C# is read.");
        }

        await WriteAsync(result.GetValue(_report), report.WriteJson, cancellationToken);
        await WriteAsync(result.GetValue(_sarif), report.WriteSarif, cancellationToken);
        foreach (var line in (result.GetValue(_github) ? report.GitHubAnnotations : []).Concat(result.GetValue(_msbuild) ? report.BuildWarnings : []))
        {
            terminal.Complain(line);
        }

        return report.Unpublished.Any() ? ExitCodes.Found : ExitCodes.Success;
    }

    private static async Task WriteAsync(string? file, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        if (file is not null)
        {
            await File.WriteAllTextAsync(file, Terminal.ToJson(write), cancellationToken);
        }
    }
}
