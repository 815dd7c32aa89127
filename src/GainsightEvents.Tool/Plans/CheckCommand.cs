using System.CommandLine;
using System.Globalization;
using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Tool.Commands;
using GainsightEvents.Tool.Terminals;

namespace GainsightEvents.Tool.Plans;

/// <summary><c>plan check</c>: whether a plan file is right.</summary>
internal sealed class CheckCommand : ToolCommand
{
    private readonly Argument<string> _file = new("file") { Description = "The plan file, or its folder.", DefaultValueFactory = static _ => "." };

    public CheckCommand()
        : base("check", "Read a plan file strictly and tell each mistake, its line, and what to write instead.") => Arguments.Add(_file);

    protected override Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        var path = result.GetValue(_file)!;
        path = Directory.Exists(path) ? Path.Combine(path, PlanFile.FileName) : path;
        if (!File.Exists(path))
        {
            throw new ToolException($"There is no file '{Path.GetFullPath(path)}'. A plan file is called {PlanFile.FileName} and stands beside the project.");
        }

        try
        {
            var plan = PlanFile.Read(path);
            Tell(terminal, path, plan, []);
            return Task.FromResult(ExitCodes.Success);
        }
        catch (PlanFileException exception)
        {
            Tell(terminal, path, null, exception.Problems);
            return Task.FromResult(ExitCodes.Found);
        }
    }

    private static void Tell(Terminal terminal, string path, PlanFile? plan, IReadOnlyList<string> problems)
    {
        if (terminal.IsJson)
        {
            terminal.WriteJson(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("file", path);
                writer.WriteBoolean("isRight", plan is not null);
                if (plan is not null)
                {
                    writer.WriteNumber("events", plan.Events.Count);
                    writer.WriteString("version", plan.Version);
                }

                writer.WriteStartArray("problems");
                foreach (var problem in problems)
                {
                    writer.WriteStringValue(problem);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            });
            return;
        }

        foreach (var problem in problems)
        {
            terminal.WriteLine(problem);
        }

        if (plan is not null)
        {
            var version = plan.Version is null ? "" : $", version {plan.Version}";
            terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path} is right: {plan.Events.Count} {(plan.Events.Count == 1 ? "event" : "events")}{version}."));
        }
    }
}
