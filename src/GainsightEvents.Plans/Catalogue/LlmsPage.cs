using System.Text;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Plans.Catalogue;

/// <summary>The catalogue for coding agents, after the convention of llms.txt: a title, what it is in a quotation, then sections.</summary>
internal static class LlmsPage
{
    private static readonly string Guide = EmbeddedText.Read("llms.md");

    public static string Write(PlanCatalogue catalogue)
    {
        var page = new StringBuilder();
        page.Add($"# {MarkdownText.Of(catalogue.Title)}\n\n> {CatalogueSummary.Of(catalogue)} They are declared in C# with the package GainsightEvents.\n\n");
        page.Append(Guide);
        page.Add($"\n## Files\n\n- [{PlanCatalogue.MarkdownFileName}]({PlanCatalogue.MarkdownFileName}): every event with constraints, an example body and its owner\n");
        page.Add($"- [{PlanCatalogue.SchemaFileName}]({PlanCatalogue.SchemaFileName}): the same as JSON Schema, to judge bodies by\n");
        page.Add($"- [{PlanCatalogue.HtmlFileName}]({PlanCatalogue.HtmlFileName}): the same for people, with a search\n\n## Events\n\n");
        page.Append("Required members are marked with *. Names at Gainsight are exact, case included.\n");
        foreach (var each in catalogue.Events)
        {
            Write(page, each);
        }

        return page.ToString();
    }

    private static void Write(StringBuilder page, CatalogueEvent each)
    {
        var planned = each.Planned;
        page.Add($"\n- {MarkdownText.Code(planned.ToString())}{(planned.Description is null ? "" : $": {MarkdownText.Of(planned.Description)}")}\n");
        Note("Retired, do not publish it in new code", planned.Retired);
        Note("Deprecated", planned.Deprecated);
        Note("Expires", EventFacts.LastDayOf(planned));
        Note("Owner", planned.Owner);
        foreach (var member in planned.Members)
        {
            var notes = string.Concat(MemberNotes.Of(member).Select(static note => $"; {MarkdownText.Of(note)}"));
            page.Add($"  - {MarkdownText.Code(member.Name)}{(member.Required ? "\\*" : "")} {PlanWords.Of(member.Type)}{notes}\n");
        }

        void Note(string label, string? text)
        {
            if (text is not null)
            {
                page.Add($"  - {label}: {MarkdownText.Of(text)}\n");
            }
        }
    }
}
