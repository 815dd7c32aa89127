using System.CommandLine;
using GainsightEvents.Plans.Catalogue;
using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Tool.Commands;
using GainsightEvents.Tool.Terminals;
using GainsightEvents.Tool.Usage;

namespace GainsightEvents.Tool.Plans;

/// <summary><c>plan catalogue</c>: the plan for people, for programs and for coding agents.</summary>
internal sealed class CatalogueCommand : ToolCommand
{
    private readonly Argument<string> _plan = new("plan") { Description = $"The plan. {PlanReference.Description}", DefaultValueFactory = static _ => "." };
    private readonly Option<string> _output = new("--output") { Description = "The folder to write to. It is made if there is none.", DefaultValueFactory = static _ => "." };
    private readonly Option<string> _title = new("--title") { Description = "What the catalogue is called. The schema's $id is made of it.", DefaultValueFactory = static _ => "Gainsight events" };
    private readonly Option<string?> _usage = new("--usage") { Description = "A solution or project, to say where each event is published." };

    public CatalogueCommand()
        : base("catalogue", "Write a plan as Markdown, as one page of HTML with a search, as JSON Schema, and as llms.txt for coding agents.")
    {
        Arguments.Add(_plan);
        Options.Add(_output);
        Options.Add(_title);
        Options.Add(_usage);
    }

    protected override async Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        var plan = await PlanReference.ReadAsync(result.GetValue(_plan)!, cancellationToken);
        var published = result.GetValue(_usage) is { } path ? await FindPublishedAsync(path, plan, cancellationToken) : null;
        var catalogue = PlanCatalogue.Of(plan, result.GetValue(_title)!, published);
        var folder = Directory.CreateDirectory(result.GetValue(_output)!).FullName;
        var written = new List<string>();
        foreach (var (name, text) in new[]
        {
            (PlanCatalogue.MarkdownFileName, catalogue.WriteMarkdown()), (PlanCatalogue.HtmlFileName, catalogue.WriteHtml()),
            (PlanCatalogue.SchemaFileName, catalogue.WriteSchema()), (PlanCatalogue.LlmsFileName, catalogue.WriteLlms()),
        })
        {
            written.Add(Path.Combine(folder, name));
            await File.WriteAllTextAsync(written[^1], text, cancellationToken);
        }

        if (terminal.IsJson)
        {
            terminal.WriteJson(writer =>
            {
                writer.WriteStartObject();
                writer.WriteStartArray("written");
                written.ForEach(writer.WriteStringValue);
                writer.WriteEndArray();
                writer.WriteEndObject();
            });
        }
        else
        {
            written.ForEach(file => terminal.WriteLine($"Written: {file}"));
        }

        return ExitCodes.Success;
    }

    // A plan tells events of one name apart by product or version; where they are published, all of the name are.
    private static async Task<IReadOnlyList<PublishedAt>> FindPublishedAsync(string path, PlanFile plan, CancellationToken cancellationToken)
    {
        using var sources = await ProjectSources.OpenAsync(path, cancellationToken);
        var places = (await UsageFinder.FindAsync(sources, cancellationToken))
            .SelectMany(static usage => usage.Names.SelectMany(name => usage.Calls.Select(call => (Name: name, Call: call))))
            .ToLookup(static each => each.Name, static each => each.Call, StringComparer.Ordinal);
        return
        [
            .. from planned in plan.Events
               from call in places[$"{PlanWords.Of(planned.Target)}:{planned.Name}"]
               select new PublishedAt(planned.ToString(), call.Path, call.Line),
        ];
    }
}
