using FsCheck;
using FsCheck.Fluent;
using GainsightEvents.Plans.Catalogue;
using GainsightEvents.Plans.Tests.PlanFiles;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace GainsightEvents.Plans.Tests.Catalogue;

/// <summary>The page of Markdown, and the text for agents: as they are written, and as an independent reader of GitHub's Markdown reads them.</summary>
public sealed class MarkdownPageTests
{
    private static readonly MarkdownPipeline GitHub = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough | EmphasisExtraOptions.Subscript).UseAutoLinks().UseTaskLists().UseFootnotes().UseMathematics().Build();

    [Fact]
    public void It_has_a_table_of_the_events_and_a_section_for_each() => Assert.Equal(
        """
        # Acme's events

        3 events: 2 of Gainsight PX, 1 of Gainsight NXT. Version 1.2.0 of the plan.

        | event | target | owner | state | description |
        |---|---|---|---|---|
        | [order\_shipped](#nxt-order-shipped-v02) | Gainsight NXT, version v02 | Team Orders | deprecated |  |
        | [Report Exported](#px-report-exported) | Gainsight PX | Team Reporting | retired | A user exported a report. |
        | [Report Shared](#px-report-shared) | Gainsight PX |  |  |  |

        ## <a id="nxt-order-shipped-v02"></a>order\_shipped

        **Deprecated:** use order\_sent

        - Target: Gainsight NXT
        - Version: v02
        - Topic: orders
        - Owner: Team Orders
        - Expires: after 2027-03-31

        | member | type | required | |
        |---|---|---|---|
        | `lines` | array | yes | at least 1 item |
        | `orderId` | string | yes | matched as a whole by `[A-Z]{2}-[0-9]{4}` |

        An example:

        ```json
        {
          "lines": [
            "example"
          ],
          "orderId": "AA-1111"
        }
        ```

        Published at:

        - `src/Orders.cs:12`

        ## <a id="px-report-exported"></a>Report Exported

        A user exported a report.

        **Retired:** 2026-11-27, replaced by Report Shared

        - Target: Gainsight PX
        - Owner: Team Reporting
        - identifyId: from the context where the event has none
        - Other members: admitted beside those named here

        | member | type | required | |
        |---|---|---|---|
        | `attributes.category` | string |  | one of `"Reporting"`, `"Admin"` |
        | `attributes.due` | dateTime |  | refused is a value that is not from 2024-01-01 to 2024-12-31 |
        | `attributes.kind` | string |  | retired: 2026-11-27, replaced by attributes.category |
        | `attributes.rows` | integer |  | How many.; from 5 up to 1000 |
        | `identifyId` | string | yes | personal: masked in messages, and sent |

        An example:

        ```json
        {
          "identifyId": "user-123",
          "propertyKey": "AP-XXXXXXXXXX-2",
          "userType": "USER",
          "eventName": "Report Exported",
          "date": 1717689600000,
          "attributes": {
            "category": "Reporting",
            "rows": 10
          }
        }
        ```

        Left out are:

        - `attributes.due`: whether a value is right cannot be told, for refused is a value that is not from 2024-01-01 to 2024-12-31

        It is published nowhere.

        ## <a id="px-report-shared"></a>Report Shared

        - Target: Gainsight PX

        It has no members of its own.

        An example:

        ```json
        {
          "identifyId": "user-123",
          "propertyKey": "AP-XXXXXXXXXX-2",
          "userType": "USER",
          "eventName": "Report Shared",
          "date": 1717689600000
        }
        ```

        It is published nowhere.

        """,
        PlanCatalogue.Of(SamplePlans.Shop, "Acme's events", [new("nxt:order_shipped (v02)", "src/Orders.cs", 12)]).WriteMarkdown());

    [Fact]
    public void A_plan_without_events_says_so() =>
        Assert.Equal("# Acme's events\n\n0 events: 0 of Gainsight PX, 0 of Gainsight NXT.\n", SamplePlans.CatalogueOf(new()).WriteMarkdown());

    [Fact]
    public void Hostile_texts_stay_text()
    {
        var catalogue = PlanCatalogue.Of(SamplePlans.HostileShop, SamplePlans.Hostile, [new(SamplePlans.HostileShop.Events[0].ToString(), SamplePlans.Hostile, 1)]);

        AssertOnlyText(catalogue, catalogue.WriteMarkdown());
        AssertOnlyText(catalogue, catalogue.WriteLlms());
        AssertSaid(catalogue);
    }

    [Fact]
    public void The_texts_of_random_plans_stay_text() => Prop.ForAll(RandomPlans.All, static plan =>
    {
        var catalogue = SamplePlans.CatalogueOf(plan);
        AssertOnlyText(catalogue, catalogue.WriteMarkdown());
        AssertOnlyText(catalogue, catalogue.WriteLlms());
        AssertSaid(catalogue);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [InlineData("- a")]
    [InlineData("+ a")]
    [InlineData("12. a")]
    [InlineData("12) a")]
    [InlineData("===")]
    [InlineData("---")]
    [InlineData("# a #")]
    [InlineData("> a")]
    [InlineData("a | b")]
    [InlineData("~~a~~ ~a~ ==a== ^a^ ++a++")]
    [InlineData("$a$ $$a$$")]
    [InlineData("[^1] [ ] [x] [a](b) ![a](b) [a][b]")]
    [InlineData("http://a.b ftp://a www.a.b WWW.a.b mailto:a@b.c @user #12")]
    [InlineData("&amp; &#60; <b>")]
    [InlineData("\\` \\\\ \\")]
    [InlineData("`")]
    [InlineData("a \u202E b")]
    public void A_text_is_read_as_it_was(string text)
    {
        var paragraph = Assert.IsType<ParagraphBlock>(Assert.Single(Markdown.Parse(MarkdownText.Of(text), GitHub)));

        Assert.Equal(VisibleText.Of(text), TextOf(paragraph.Inline!));
        Assert.Equal(VisibleText.Of(text), Assert.IsType<CodeInline>(Assert.Single(Assert.IsType<ParagraphBlock>(Assert.Single(Markdown.Parse(MarkdownText.Code(text), GitHub))).Inline!)).Content);
    }

    /// <summary>Markup is none but our anchors, links lead to events and files alone, and there is one heading, one table and one section for each event.</summary>
    private static void AssertOnlyText(PlanCatalogue catalogue, string markdown)
    {
        var document = Markdown.Parse(markdown, GitHub);
        var anchors = catalogue.Events.Select(static each => each.Anchor).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(document.Descendants<HtmlBlock>());
        Assert.Empty(document.Descendants<AutolinkInline>());
        Assert.All(document.Descendants<HtmlInline>(), html => Assert.True(html.Tag == "</a>" || anchors.Contains(html.Tag.Replace("<a id=\"", "", StringComparison.Ordinal).Replace("\">", "", StringComparison.Ordinal)), html.Tag));
        Assert.All(document.Descendants<LinkInline>(), link => Assert.True(
            !link.IsImage && !link.IsAutoLink && (anchors.Contains(link.Url!.TrimStart('#')) || link.Url is PlanCatalogue.MarkdownFileName or PlanCatalogue.HtmlFileName or PlanCatalogue.SchemaFileName), link.Url));
        Assert.Single(document.OfType<HeadingBlock>(), static heading => heading.Level == 1);
        Assert.All(document.Descendants<Table>(), static table => Assert.All(table.OfType<TableRow>(), row => Assert.Equal(table.OfType<TableRow>().First().Count, row.Count)));
    }

    // Read back, every name is there as it was.
    private static void AssertSaid(PlanCatalogue catalogue)
    {
        var document = Markdown.Parse(catalogue.WriteMarkdown(), GitHub);
        var sections = document.OfType<HeadingBlock>().Where(static heading => heading.Level == 2).Select(static heading => TextOf(heading.Inline!)).ToList();
        Assert.Equal(catalogue.Events.Select(static each => Shown(each.Planned.Name)), sections);
        var tables = document.OfType<Table>().Skip(1).ToList();
        var withMembers = catalogue.Events.Where(static each => each.Planned.Members.Count > 0).ToList();
        Assert.Equal(withMembers.Count, tables.Count);
        for (var i = 0; i < tables.Count; i++)
        {
            Assert.Equal(
                withMembers[i].Planned.Members.Select(static member => Shown(member.Name)),

                // In the code of a cell GitHub takes the backslash away from a pipe, and Markdig leaves it.
                tables[i].OfType<TableRow>().Skip(1).Select(static row => TextOf(((ParagraphBlock)((TableCell)row[0])[0]).Inline!).Replace("\\|", "|", StringComparison.Ordinal).Trim()));
        }
    }

    private static string Shown(string text) => Model.OneLine.Of(VisibleText.Of(text)).Trim();

    private static string TextOf(ContainerInline container) => string.Concat(container.Descendants().Select(static inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LineBreakInline => "\n",
        _ => "",
    }));
}
