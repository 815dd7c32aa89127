using System.CommandLine;
using GainsightEvents.Plans.Comparison;
using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Tool.Commands;
using GainsightEvents.Tool.Terminals;
using GainsightEvents.Tool.Usage;

namespace GainsightEvents.Tool.Plans;

/// <summary><c>plan write</c>: writes a project's declarations into its plan file.</summary>
internal sealed class WriteCommand : ToolCommand
{
    private const string Empty = """{ "format": 1, "events": [] }""";

    private readonly Argument<string> _project = new("project") { Description = "The project, or its folder. The plan file is beside it.", DefaultValueFactory = static _ => "." };
    private readonly Option<bool> _breaking = new("--accept-breaking") { Description = "Also write what breaks and is not announced." };
    private readonly Option<bool> _check = new("--check") { Description = "Write nothing, and exit with 1 where something would be written." };
    private readonly Option<int?> _pxEventLimit = new("--px-event-limit") { Description = "How many custom events the subscription of Gainsight PX admits: one beyond it breaks." };

    public WriteCommand()
        : base("write", "Write what a project declares into its gainsight.events.json, with the version that is due. What breaks and nothing announces is not written unless it is accepted.")
    {
        Arguments.Add(_project);
        Options.Add(_breaking);
        Options.Add(_check);
        Options.Add(_pxEventLimit);
    }

    protected override async Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        var path = result.GetValue(_project)!;
        using var sources = await ProjectSources.OpenAsync(path, cancellationToken);
        var project = SourcePlans.OnlyProjectOf(sources, path);
        var file = Path.Combine(Path.GetDirectoryName(project.FilePath)!, PlanFile.FileName);
        var isNew = !File.Exists(file);
        var before = isNew ? PlanFile.Parse(Empty) : PlanFile.Read(file);
        var (next, unknown) = await SourcePlans.UpdateAsync(project, before, cancellationToken);
        foreach (var planned in unknown)
        {
            terminal.Complain($"{planned} stays as it was planned, for its code does not compile.");
        }

        var comparison = PlanComparison.Of(before, next, result.GetValue(_pxEventLimit));
        var text = (comparison.AdvisedVersion is { } version ? next with { Version = version } : next).Write();
        var isDue = isNew || comparison.Changes.Count > 0;
        var isRefused = comparison.HasErrors && !result.GetValue(_breaking);
        var writes = isDue && !isRefused && !result.GetValue(_check);
        if (writes)
        {
            await File.WriteAllTextAsync(file, text, cancellationToken);
        }

        ComparisonReport.Tell(terminal, comparison, before.Version, comparison.AdvisedVersion ?? next.Version);
        if (!terminal.IsJson)
        {
            terminal.WriteLine(
                writes ? $"Written: {file}"
                : isRefused ? "Nothing is written, for it would break. Announce it as is said, or add --accept-breaking."
                : isDue ? $"{file} is not what the project declares. Run the command without --check."
                : $"{file} is what the project declares.");
        }

        return isRefused || (isDue && !writes) ? ExitCodes.Found : ExitCodes.Success;
    }
}
