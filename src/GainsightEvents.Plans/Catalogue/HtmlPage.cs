using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace GainsightEvents.Plans.Catalogue;

/// <summary>The catalogue as one page of HTML that needs nothing beside it.</summary>
internal static class HtmlPage
{
    private static readonly string Frame = EmbeddedText.Read("page.html");
    private static readonly string Style = EmbeddedText.Read("page.css");
    private static readonly string Script = EmbeddedText.Read("page.js");

    // No text of a plan becomes markup or script, not even by a mistake of ours: what is not of these hashes does not run.
    private static readonly string Policy =
        $"default-src 'none'; script-src '{HashOf(Script)}'; style-src '{HashOf(Style)}'; img-src data:; base-uri 'none'; form-action 'none'; "
        + "require-trusted-types-for 'script'; trusted-types 'none'";

    private static readonly Regex Place = new(@"\{\{(?<name>[a-z]+)\}\}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));

    public static string Write(PlanCatalogue catalogue)
    {
        var owners = OwnersOf(catalogue);
        var parts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["policy"] = Policy,
            ["style"] = Style,
            ["script"] = Script,
            ["title"] = HtmlText.Of(catalogue.Title),
            ["summary"] = HtmlText.Of(CatalogueSummary.Of(catalogue)),
            ["owners"] = string.Concat(owners.Select(static (owner, index) => FormattableString.Invariant($"\n            <option value=\"{index + 1}\">{HtmlText.Of(owner)}</option>"))),
            ["entries"] = string.Concat(catalogue.Events.Select(HtmlEvent.Entry)),
            ["events"] = string.Concat(catalogue.Events.Select(each => HtmlEvent.Section(each, 1 + owners.IndexOf(each.Planned.Owner ?? "")))),
        };

        // In one pass, so that what is put in is not looked at again.
        return Place.Replace(Frame, match => parts[match.Groups["name"].Value]);
    }

    /// <summary>The owners in the order of the filter; those of no event are not among them.</summary>
    private static List<string> OwnersOf(PlanCatalogue catalogue) =>
        [.. catalogue.Events.Select(static each => each.Planned.Owner).OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(static owner => owner, StringComparer.Ordinal)];

    private static string HashOf(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
#if NETSTANDARD2_0
        using var sha = SHA256.Create();
        return $"sha256-{Convert.ToBase64String(sha.ComputeHash(bytes))}";
#else
        return $"sha256-{Convert.ToBase64String(SHA256.HashData(bytes))}";
#endif
    }
}
