using System.Text;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Plans.Catalogue;

/// <summary>An event on the page.</summary>
internal static class HtmlEvent
{
    /// <summary>Its line in the list of names.</summary>
    public static string Entry(CatalogueEvent each) =>
        $"\n        <li class=\"entry\"><a href=\"#{each.Anchor}\">{HtmlText.Name(each.Planned.Name)}</a> <span class=\"target\">{TargetOf(each)}</span></li>";

    /// <summary>All of it.</summary>
    /// <param name="each">The event.</param>
    /// <param name="owner">Its owner's number in the filter; 0 where it has none.</param>
    public static string Section(CatalogueEvent each, int owner)
    {
        var planned = each.Planned;
        var section = new StringBuilder();
        section.Add(FormattableString.Invariant($"\n      <article class=\"event\" id=\"{each.Anchor}\" data-target=\"{PlanWords.Of(planned.Target)}\" data-owner=\"{owner}\" data-state=\"{StateOf(each)}\" aria-labelledby=\"name-{each.Anchor}\">\n"));
        section.Add($"        <h2 id=\"name-{each.Anchor}\"><a href=\"#{each.Anchor}\">{HtmlText.Name(planned.Name)}</a></h2>\n");
        section.Add($"        <p class=\"badges\"><span class=\"badge\">{TargetOf(each)}</span>{(each.State == EventState.Current ? "" : $" <span class=\"badge {StateOf(each)}\">{StateOf(each)}</span>")}</p>\n");
        WriteParagraph(section, "description", "", planned.Description);
        WriteParagraph(section, "note", "Retired: ", planned.Retired);
        WriteParagraph(section, "note", "Deprecated: ", planned.Deprecated);
        section.Append("        <dl class=\"facts\">\n");
        foreach (var (name, value) in EventFacts.Of(each))
        {
            section.Add($"          <div><dt>{HtmlText.Of(name)}</dt><dd>{HtmlText.Name(value)}</dd></div>\n");
        }

        section.Append("        </dl>\n");
        WriteMembers(section, planned);
        WriteExample(section, each);
        WritePlaces(section, each.Places);
        return section.Append("      </article>").ToString();
    }

    private static void WriteParagraph(StringBuilder section, string kind, string label, string? text)
    {
        if (text is not null)
        {
            section.Add(label.Length == 0
                ? $"        <p class=\"{kind}\" dir=\"auto\">{HtmlText.Of(text)}</p>\n"
                : $"        <p class=\"{kind}\">{label}{HtmlText.Name(text)}</p>\n");
        }
    }

    private static void WriteMembers(StringBuilder section, PlanEvent planned)
    {
        if (planned.Members.Count == 0)
        {
            section.Append("        <p>It has no members of its own.</p>\n");
            return;
        }

        section.Append("        <table>\n          <caption>Members</caption>\n          <thead><tr><th scope=\"col\">member</th><th scope=\"col\">type</th><th scope=\"col\">notes</th></tr></thead>\n          <tbody>\n");
        foreach (var member in planned.Members)
        {
            section.Add($"            <tr><th scope=\"row\"><code>{HtmlText.Name(member.Name)}</code></th><td>{PlanWords.Of(member.Type)}{(member.Required ? ", required" : "")}</td><td>");
            var notes = MemberNotes.Of(member);
            if (notes.Count > 0)
            {
                section.Add($"<ul>{string.Concat(notes.Select(static note => $"<li dir=\"auto\">{HtmlText.Of(note)}</li>"))}</ul>");
            }

            section.Append("</td></tr>\n");
        }

        section.Append("          </tbody>\n        </table>\n");
    }

    private static void WriteExample(StringBuilder section, CatalogueEvent each)
    {
        section.Append("        <h3>Example</h3>\n");

        // A line feed that follows the tag at once is none of the text's.
        section.Append(each.Example.Json is { } json
            ? $"        <pre class=\"example\" dir=\"ltr\">\n{HtmlText.Of(json)}</pre>\n"
            : "        <p>There is no example that is sure to be right.</p>\n");
        if (each.Example.LeftOut.Count > 0)
        {
            section.Add($"        <p>{(each.Example.Json is null ? "Without a value are:" : "Left out are:")}</p>\n        <ul>\n");
            foreach (var (member, reason) in each.Example.LeftOut)
            {
                section.Add($"          <li><code>{HtmlText.Name(member)}</code>: {HtmlText.Of(reason)}</li>\n");
            }

            section.Append("        </ul>\n");
        }
    }

    private static void WritePlaces(StringBuilder section, IReadOnlyList<PublishedAt>? places)
    {
        if (places is null)
        {
            return;
        }

        section.Append("        <h3>Published at</h3>\n");
        if (places.Count == 0)
        {
            section.Append("        <p>It is published nowhere.</p>\n");
            return;
        }

        section.Append("        <ul class=\"places\">\n");
        foreach (var place in places)
        {
            section.Add($"          <li><code>{HtmlText.Name(FormattableString.Invariant($"{place.Path}:{place.Line}"))}</code></li>\n");
        }

        section.Append("        </ul>\n");
    }

    private static string TargetOf(CatalogueEvent each) => HtmlText.Of(each.Variant is null ? each.Target : $"{each.Target}, {each.Variant}");

    private static string StateOf(CatalogueEvent each) => each.State switch
    {
        EventState.Retired => "retired",
        EventState.Deprecated => "deprecated",
        _ => "current",
    };
}
