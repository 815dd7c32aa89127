using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using GainsightEvents.Plans.Catalogue;
using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Plans.Tests.PlanFiles;

namespace GainsightEvents.Plans.Tests.Catalogue;

/// <summary>What holds of every form of the catalogue.</summary>
public sealed class PlanCatalogueTests
{
    [Fact]
    public void Its_texts_are_equal_in_every_culture_and_have_line_feeds()
    {
        var texts = TextsOf(PlanCatalogue.Of(SamplePlans.Shop, "Acme", [new("nxt:order_shipped (v02)", "src/Orders.cs", 1_234)]));
        foreach (var culture in new[] { "sv-SE", "tr-TR", "ar-SA", "de-DE" })
        {
            var before = CultureInfo.CurrentCulture;
            try
            {
                CultureInfo.CurrentCulture = new CultureInfo(culture);
                Assert.Equal(texts, TextsOf(PlanCatalogue.Of(SamplePlans.Shop, "Acme", [new("nxt:order_shipped (v02)", "src/Orders.cs", 1_234)])));
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }

        Assert.All(texts, static text =>
        {
            Assert.DoesNotContain('\r', text);
            Assert.EndsWith("\n", text, StringComparison.Ordinal);
            Assert.False(text.EndsWith("\n\n", StringComparison.Ordinal), text);
        });
    }

    [Fact]
    public void Every_random_plan_has_all_of_them() =>
        Prop.ForAll(RandomPlans.All, static plan => Assert.All(TextsOf(SamplePlans.CatalogueOf(plan)), static text => Assert.NotEmpty(text))).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Every_event_of_a_random_plan_has_an_address_of_its_own() => Prop.ForAll(RandomPlans.All, static plan =>
    {
        var anchors = SamplePlans.CatalogueOf(plan).Events.Select(static each => each.Anchor).ToList();
        Assert.Distinct(anchors);
        Assert.All(anchors, static anchor => Assert.Matches("^(?:px|nxt)[a-z0-9-]*$", anchor));
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void An_address_is_made_of_the_name_and_where_that_is_not_enough_of_a_hash()
    {
        var plan = PlanFile.Parse("""
            {"format":1,"events":[
              {"target":"px","name":"Report  exported!","members":[]},
              {"target":"px","name":"Report Exported","members":[]},
              {"target":"px","name":"Report Exported","product":"Mobile","members":[]},
              {"target":"px","name":"日本語","members":[]},
              {"target":"px","name":"한글","members":[]}]}
            """);

        var anchors = SamplePlans.CatalogueOf(plan).Events.Select(static each => each.Anchor).ToList();

        Assert.Equal(["px-report-exported", "px-report-exported-", "px-report-exported-mobile", "px", "px-"], anchors.Select(static anchor => anchor.Length > 26 || anchor.Length == 11 ? anchor[..^8] : anchor));
    }

    [Fact]
    public void Where_events_are_published_is_in_order_and_once()
    {
        var places = new PublishedAt[] { new("px:Report Shared", "src/B.cs", 3), new("px:Report Shared", "src/A.cs", 20), new("px:Report Shared", "src/A.cs", 3), new("px:Report Shared", "src/B.cs", 3) };

        var events = PlanCatalogue.Of(SamplePlans.Shop, "Acme", places).Events;

        Assert.Equal([("src/A.cs", 3), ("src/A.cs", 20), ("src/B.cs", 3)], events[2].Places!.Select(static place => (place.Path, place.Line)));
        Assert.Empty(events[0].Places!);
        Assert.All(SamplePlans.CatalogueOf(SamplePlans.Shop).Events, static each => Assert.Null(each.Places));
    }

    [Theory]
    [InlineData("px:Report Shard", "src/A.cs", 3, "'px:Report Shard', published at src/A.cs(3), is no event of the plan; did you mean 'px:Report Shared'?")]
    [InlineData("px:Elsewhere", "src/A.cs", 3, "'px:Elsewhere', published at src/A.cs(3), is no event of the plan; write its target and name, such as 'px:Report Exported', or bring the plan up to date.")]
    [InlineData("px:Report Shared", " ", 3, "A place where an event is published has an event, a path and a line from 1, but PublishedAt { Event = px:Report Shared, Path =  , Line = 3 } lacks one of them.")]
    [InlineData("px:Report Shared", "src/A.cs", 0, "A place where an event is published has an event, a path and a line from 1, but PublishedAt { Event = px:Report Shared, Path = src/A.cs, Line = 0 } lacks one of them.")]
    public void A_place_of_no_event_or_without_a_line_is_refused(string name, string path, int line, string message) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => PlanCatalogue.Of(SamplePlans.Shop, "Acme", [new(name, path, line)])).Message, StringComparison.Ordinal);

    [Fact]
    public void Without_a_plan_or_a_title_there_is_none()
    {
        Assert.Throws<ArgumentNullException>(() => PlanCatalogue.Of(null!, "Acme"));
        Assert.Throws<ArgumentNullException>(() => PlanCatalogue.Of(SamplePlans.Shop, null!));
        Assert.Contains("blank", Assert.Throws<ArgumentException>(() => PlanCatalogue.Of(SamplePlans.Shop, " ")).Message, StringComparison.Ordinal);
    }

    private static string[] TextsOf(PlanCatalogue catalogue) => [catalogue.WriteMarkdown(), catalogue.WriteHtml(), catalogue.WriteSchema(), catalogue.WriteLlms()];
}
