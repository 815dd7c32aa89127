using System.CommandLine;
using System.Text.Json;
using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Settings;
using GainsightEvents.Tool.Commands;
using GainsightEvents.Tool.Sending;
using GainsightEvents.Tool.Settings;
using GainsightEvents.Tool.Terminals;
using Spectre.Console;

namespace GainsightEvents.Tool.Doctor;

/// <summary><c>doctor</c>: why nothing arrives at Gainsight.</summary>
internal sealed class DoctorCommand : ToolCommand
{
    private readonly Option<string?> _plan = new("--plan") { Description = $"The plan file, whose events say what settings are needed; without it {PlanFile.FileName} in the application's folder, where there is one." };
    private readonly Option<bool> _offline = new("--offline") { Description = "Look at the settings only, and ask no host." };
    private readonly ApplicationFolder _application = new();

    public DoctorCommand()
        : base("doctor", "Find out why nothing arrives: the settings as the application reads them, each host, the region, the clock, and the keys, by a request that stores nothing. Exits with 1 where something is wrong.")
    {
        Options.Add(_plan);
        Options.Add(_offline);
        _application.AddTo(this);
    }

    protected override async Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        var application = _application.Read(result);
        var catalog = CatalogOf(result, application);
        var options = application.ReadOptions();
        var resolved = new SettingsResolver(new RegisteredCatalogs([catalog]), SettingsRoot.Default).Resolve(options);
        List<Finding> findings = [.. SettingsChecks.Run(application, options, resolved)];
        if (!result.GetValue(_offline) && options.Mode != GainsightMode.Off)
        {
            foreach (var lane in resolved.Settings.Lanes.Values.Where(static lane => lane is { EndPoint: not null, IsOn: true }))
            {
                await foreach (var finding in LaneChecks.RunAsync(lane, application, catalog, cancellationToken))
                {
                    findings.Add(finding);
                }
            }
        }

        Tell(terminal, findings);
        return findings.Exists(static finding => finding.Level == FindingLevel.Error) ? ExitCodes.Found : ExitCodes.Success;
    }

    private EventCatalog CatalogOf(ParseResult result, ApplicationSettings application)
    {
        var named = result.GetValue(_plan);
        var path = named ?? Path.Combine(application.Folder, PlanFile.FileName);
        return File.Exists(path) ? PlannedCatalog.Of(PlanFile.Read(path)).Catalog
            : named is not null ? throw new ToolException($"--plan is '{Path.GetFullPath(named)}', and there is no such file.")
            : AnyEvents.Of(application);
    }

    private static void Tell(Terminal terminal, List<Finding> findings)
    {
        if (terminal.IsJson)
        {
            terminal.WriteJson(writer => Write(writer, findings));
            return;
        }

        foreach (var finding in findings)
        {
            var (word, color) = finding.Level switch
            {
                FindingLevel.Error => ("wrong", Color.Red),
                FindingLevel.Warning => ("check", Color.Yellow),
                _ => ("right", Color.Green),
            };
            terminal.Console.Write(new Text(word, new Style(color)));
            terminal.WriteLine($"  {Model.OneLine.Of(finding.Subject)}: {Model.OneLine.Of(finding.Text)}{(finding.Remedy is null ? "" : $" {Model.OneLine.Of(finding.Remedy)}")}");
        }
    }

    private static void Write(Utf8JsonWriter writer, List<Finding> findings)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            writer.WriteStartObject();
            writer.WriteString("level", JsonNamingPolicy.CamelCase.ConvertName(finding.Level.ToString()));
            writer.WriteString("subject", finding.Subject);
            writer.WriteString("text", finding.Text);
            writer.WriteString("remedy", finding.Remedy);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
