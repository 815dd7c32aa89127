using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using GainsightEvents.Plans.Tests.PlanFiles;

namespace GainsightEvents.Plans.Tests.Catalogue;

/// <summary>The page as a text. What a browser makes of it, the tests of the inspector tell.</summary>
public sealed partial class HtmlPageTests
{
    [Theory]
    [InlineData("script")]
    [InlineData("style")]
    public void Its_policy_admits_by_hash_what_is_in_it_and_nothing_else(string element)
    {
        var page = SamplePlans.CatalogueOf(SamplePlans.HostileShop).WriteHtml();
        var content = Regex.Match(page, $"<{element}>(?<content>.*?)</{element}>", RegexOptions.Singleline).Groups["content"].Value;

        Assert.NotEmpty(content);
        Assert.Contains($"{element}-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}';", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none';", page, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", page, StringComparison.Ordinal);
    }

    [Fact]
    public void It_asks_nothing_of_anybody_and_has_nothing_inline() =>
        Assert.DoesNotMatch("""\s(?:src|srcset|action|poster|style|on\w+)=|href="(?!#|data:,")|@import|url\(|fetch\(|import\(""", TagsOf(SamplePlans.CatalogueOf(SamplePlans.Shop).WriteHtml()));

    /// <summary>Whatever the texts of a plan, the page has the tags that it has for harmless ones.</summary>
    [Fact]
    public void The_texts_of_random_plans_add_no_tags() => Prop.ForAll(RandomPlans.All, static plan =>
    {
        var page = SamplePlans.CatalogueOf(plan).WriteHtml();
        Assert.Equal(1 + plan.Events.Count, Regex.Count(page, "<h[12][ >]"));
        Assert.Equal(1, Regex.Count(page, "<script"));
        Assert.All(Tag().Matches(page).Select(static tag => tag.Groups["name"].Value), static name => Assert.Contains(name, Known));
        Assert.DoesNotMatch("[\0-\b\v\f\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]", page);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void What_looks_like_a_place_of_the_frame_is_text()
    {
        var plan = SamplePlans.Of("px", """{"name":"attributes.{{script}}","type":"string","description":"{{title}} {{nothing}}"}""");

        var page = SamplePlans.CatalogueOf(plan).WriteHtml();

        Assert.Contains("<bdi>attributes.{{script}}</bdi>", page, StringComparison.Ordinal);
        Assert.Contains("{{title}} {{nothing}}", page, StringComparison.Ordinal);
    }

    private static readonly string[] Known =
    [
        "html", "head", "meta", "title", "link", "style", "script", "body", "a", "header", "h1", "h2", "h3", "p", "bdi", "div", "form", "label", "input", "span", "select", "option", "button",
        "nav", "ul", "li", "main", "article", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td", "code", "pre", "!doctype",
    ];

    // Those of the frame and of the events; what is in the script and in the style is theirs.
    private static string TagsOf(string page) => string.Concat(Tag().Matches(page).Select(static tag => tag.Value + "\n"));

    [GeneratedRegex("</?(?<name>[a-zA-Z!][a-zA-Z0-9]*)[^>]*>")]
    private static partial Regex Tag();
}
