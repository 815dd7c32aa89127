using System.Text;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Plans.Catalogue;

/// <summary>The catalogue as one page of Markdown.</summary>
internal static class MarkdownPage
{
    public static string Write(PlanCatalogue catalogue)
    {
        var page = new StringBuilder();
        page.Add($"# {MarkdownText.Of(catalogue.Title)}\n\n{CatalogueSummary.Of(catalogue)}\n");
        if (catalogue.Events.Count > 0)
        {
            WriteTable(page, catalogue.Events);
        }

        foreach (var each in catalogue.Events)
        {
            WriteEvent(page, each);
        }

        return page.ToString();
    }

    private static void WriteTable(StringBuilder page, IReadOnlyList<CatalogueEvent> events)
    {
        page.Append("\n| event | target | owner | state | description |\n|---|---|---|---|---|\n");
        foreach (var each in events)
        {
            var planned = each.Planned;
            page.Add($"| [{MarkdownText.Of(planned.Name)}](#{each.Anchor}) | {MarkdownText.Of(TargetOf(each))} | {Text(planned.Owner)} | {StateOf(each)} | {Text(planned.Description)} |\n");
        }
    }

    private static void WriteEvent(StringBuilder page, CatalogueEvent each)
    {
        var planned = each.Planned;
        page.Add($"\n## <a id=\"{each.Anchor}\"></a>{MarkdownText.Of(planned.Name)}\n");
        WriteParagraph(page, "", planned.Description);
        WriteParagraph(page, "**Retired:** ", planned.Retired);
        WriteParagraph(page, "**Deprecated:** ", planned.Deprecated);
        page.Append('\n');
        foreach (var (name, value) in EventFacts.Of(each))
        {
            page.Add($"- {name}: {MarkdownText.Of(value)}\n");
        }

        WriteMembers(page, planned);
        WriteExample(page, each);
        if (each.Places is { } places)
        {
            page.Append(places.Count == 0 ? "\nIt is published nowhere.\n" : "\nPublished at:\n\n");
            foreach (var place in places)
            {
                page.Add($"- {MarkdownText.Code(FormattableString.Invariant($"{place.Path}:{place.Line}"))}\n");
            }
        }
    }

    private static void WriteParagraph(StringBuilder page, string label, string? text)
    {
        if (text is not null)
        {
            page.Add($"\n{label}{MarkdownText.Of(text)}\n");
        }
    }

    private static void WriteMembers(StringBuilder page, PlanEvent planned)
    {
        if (planned.Members.Count == 0)
        {
            page.Append("\nIt has no members of its own.\n");
            return;
        }

        page.Append("\n| member | type | required | |\n|---|---|---|---|\n");
        foreach (var member in planned.Members)
        {
            var notes = string.Join("; ", MemberNotes.Of(member).Select(static note => MarkdownText.InCell(note)));
            page.Add($"| {MarkdownText.CodeInCell(member.Name)} | {PlanWords.Of(member.Type)} | {(member.Required ? "yes" : "")} | {notes} |\n");
        }
    }

    private static void WriteExample(StringBuilder page, CatalogueEvent each)
    {
        page.Append(each.Example.Json is { } json ? $"\nAn example:\n\n{MarkdownText.Block("json", json)}" : "\nThere is no example that is sure to be right.\n");
        if (each.Example.LeftOut.Count > 0)
        {
            page.Append(each.Example.Json is null ? "\nWithout a value are:\n\n" : "\nLeft out are:\n\n");
            foreach (var (member, reason) in each.Example.LeftOut)
            {
                page.Add($"- {MarkdownText.Code(member)}: {MarkdownText.Of(reason)}\n");
            }
        }
    }

    private static string TargetOf(CatalogueEvent each) => each.Variant is null ? each.Target : $"{each.Target}, {each.Variant}";

    private static string StateOf(CatalogueEvent each) => each.State switch
    {
        EventState.Retired => "retired",
        EventState.Deprecated => "deprecated",
        _ => "",
    };

    private static string Text(string? text) => text is null ? "" : MarkdownText.Of(text);
}
