using Deque.AxeCore.Playwright;
using GainsightEvents.Plans.Catalogue;
using GainsightEvents.Plans.PlanFiles;
using static Microsoft.Playwright.Assertions;

namespace GainsightEvents.Inspector.Tests;

/// <summary>The catalogue's page of HTML as a browser shows it, opened as a file.</summary>
public sealed class CatalogueTests(Chromium chromium)
{
    private const string Plan = """
        {
          "format": 1,
          "version": "1.2.0",
          "events": [
            {
              "target": "nxt", "name": "order_shipped", "owner": "Team Orders", "deprecated": "use order_sent",
              "members": [{ "name": "orderId", "type": "string", "required": true }]
            },
            {
              "target": "px", "name": "Report Exported", "description": "A user exported a report.", "owner": "Team Reporting", "retired": "2026-11-27, replaced by Report Shared",
              "members": [{ "name": "attributes.category", "type": "string", "constraints": { "enum": ["Reporting", "Admin"] } }]
            },
            { "target": "px", "name": "Report Shared", "members": [{ "name": "attributes.place", "type": "string", "description": "Wo geteilt wird: Größe." }] }
          ]
        }
        """;

    public static TheoryData<string> Texts => HostileEventTests.Texts;

    [Fact]
    public async Task The_search_finds_by_name_member_value_and_file()
    {
        await using var catalogue = await OpenCatalogue.OfAsync(chromium, PlanCatalogue.Of(PlanFile.Parse(Plan), "Acme's events", [new("nxt:order_shipped", "src/Orders/Shipping.cs", 12)]));
        await Expect(catalogue.Found).ToHaveTextAsync("3 events");

        await AssertFindsAsync(catalogue, "report", "Report Exported", "Report Shared");
        await AssertFindsAsync(catalogue, "  EXPORTED \t report ", "Report Exported");
        await AssertFindsAsync(catalogue, "attributes.category", "Report Exported");
        await AssertFindsAsync(catalogue, "\"Admin\"", "Report Exported");
        await AssertFindsAsync(catalogue, "GRO\u0308SSE", "");
        await AssertFindsAsync(catalogue, "gro\u0308ße", "Report Shared");
        await AssertFindsAsync(catalogue, "Shipping.cs:12", "order_shipped");
        await AssertFindsAsync(catalogue, "nothing of the kind", "");
        await Expect(catalogue.Page.GetByText("No event fits.")).ToBeVisibleAsync();

        await catalogue.ShowAll.ClickAsync();
        await Expect(catalogue.Found).ToHaveTextAsync("3 events");
        await Expect(catalogue.Page.GetByLabel("Search")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Filters_narrow_together_and_the_list_of_names_with_them()
    {
        await using var catalogue = await OpenCatalogue.OfAsync(chromium, PlanCatalogue.Of(PlanFile.Parse(Plan), "Acme's events"));

        await catalogue.Page.GetByLabel("Target").SelectOptionAsync("px");
        await AssertShownAsync(catalogue, "Report Exported", "Report Shared");
        await catalogue.Page.GetByLabel("Owner").SelectOptionAsync(new SelectOptionValue { Label = "Without an owner" });
        await AssertShownAsync(catalogue, "Report Shared");
        await catalogue.Page.GetByLabel("Owner").SelectOptionAsync(new SelectOptionValue { Label = "Team Reporting" });
        await AssertShownAsync(catalogue, "Report Exported");
        await Expect(catalogue.Page.Locator(".entry:visible")).ToHaveCountAsync(1);
        await catalogue.Page.GetByLabel("State").SelectOptionAsync("deprecated");
        await AssertShownAsync(catalogue, "");
        await catalogue.Page.GetByLabel("Target").SelectOptionAsync("");
        await catalogue.Page.GetByLabel("Owner").SelectOptionAsync("");
        await AssertShownAsync(catalogue, "order_shipped");
        await catalogue.Page.GetByLabel("State").SelectOptionAsync("current");
        await AssertShownAsync(catalogue, "Report Shared");

        // What is linked to is shown, whatever the filters.
        await catalogue.Page.EvaluateAsync("location.hash = 'px-report-exported'");
        await Expect(catalogue.Page.Locator("#px-report-exported")).ToBeInViewportAsync();
        await Expect(catalogue.Found).ToHaveTextAsync("3 events");
    }

    [Fact]
    public async Task Without_scripts_everything_is_shown()
    {
        await using var catalogue = await OpenCatalogue.OfAsync(chromium, PlanCatalogue.Of(PlanFile.Parse(Plan), "Acme's events"), new() { JavaScriptEnabled = false });

        await Expect(catalogue.Page.Locator(".event:visible")).ToHaveCountAsync(3);
        await Expect(catalogue.Page.Locator("#filters")).ToBeHiddenAsync();
        await Expect(catalogue.Page.Locator("header")).ToContainTextAsync("3 events: 2 of Gainsight PX, 1 of Gainsight NXT.");
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Hostile_texts_stay_text(string text)
    {
        // As a text of JSON, in which a plan has it.
        var json = System.Text.Json.JsonSerializer.Serialize(text);
        var plan = PlanFile.Parse($$$"""
            {"format":1,"events":[{"target":"px","name":{{{json}}},"product":{{{json}}},"description":{{{json}}},"owner":{{{json}}},"deprecated":{{{json}}},"retired":"2026-11-27, {{{json[1..^1]}}}",
             "members":[{"name":"attributes.{{{json[1..^1]}}}","type":"string","description":{{{json}}},"deprecated":{{{json}}},"constraints":{"enum":[{{{json}}}] } } ] } ] }
            """);
        await using var catalogue = await OpenCatalogue.OfAsync(chromium, PlanCatalogue.Of(plan, text));

        await Expect(catalogue.Page.Locator(".event")).ToHaveCountAsync(1);
        Assert.Null(await catalogue.Page.EvaluateAsync<object?>("window.hacked ?? null"));
        Assert.Equal(0, await catalogue.Page.Locator("body img, body svg, main script, header script, form script").CountAsync());
        var shown = text.Replace("\0", "\u2400", StringComparison.Ordinal).Replace("\u0085", "\uFFFD", StringComparison.Ordinal).Replace('\u202E', '\uFFFD').Replace('\u202C', '\uFFFD');
        foreach (var place in new[] { "h2 bdi", ".description", "tbody li:first-child", "h1 bdi" })
        {
            Assert.Equal(shown, await catalogue.Page.Locator(place).First.EvaluateAsync<string>("element => element.textContent"));
        }

        Assert.Equal(shown, await catalogue.Page.GetByLabel("Owner").EvaluateAsync<string>("element => element.options[2].textContent"));
        Assert.Equal(text, await catalogue.Page.Locator(".example").EvaluateAsync<string>("element => JSON.parse(element.textContent).eventName"));
        await catalogue.Page.GetByLabel("Search").FillAsync(shown.Split(['\n', '\r', ' '])[0]);
        await Expect(catalogue.Found).ToHaveTextAsync("1 event");
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Light, 320)]
    [InlineData(ColorScheme.Dark, 320)]
    public async Task Axe_finds_nothing_and_nothing_is_cut_off(ColorScheme scheme, int width)
    {
        var wide = Plan.Replace("order_shipped", string.Concat(Enumerable.Repeat("wide", 80)), StringComparison.Ordinal);
        await using var catalogue = await OpenCatalogue.OfAsync(
            chromium,
            PlanCatalogue.Of(PlanFile.Parse(wide), string.Concat(Enumerable.Repeat("Acme", 50)), [new("px:Report Shared", $"src/{new string('a', 200)}.cs", 12)]),
            new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 844 } });

        foreach (var words in new[] { "", "report", "nothing of the kind" })
        {
            await catalogue.Page.GetByLabel("Search").FillAsync(words);
            var result = await catalogue.Page.RunAxe();
            Assert.True(
                result.Violations.Length == 0,
                string.Join('\n', result.Violations.Select(each => $"{each.Id}: {each.Help} {string.Join(" | ", each.Nodes.Select(node => node.Html))}")));
            Assert.True(await catalogue.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
        }
    }

    [Fact]
    public async Task Everything_can_be_reached_with_the_keyboard()
    {
        await using var catalogue = await OpenCatalogue.OfAsync(chromium, PlanCatalogue.Of(PlanFile.Parse(Plan), "Acme's events"));

        await catalogue.Page.Keyboard.PressAsync("Tab");
        await Expect(catalogue.Page.GetByText("Skip to the events")).ToBeFocusedAsync();
        await catalogue.Page.Keyboard.PressAsync("Tab");
        await Expect(catalogue.Page.GetByLabel("Search")).ToBeFocusedAsync();
        await catalogue.Page.Keyboard.TypeAsync("geteilt");
        await catalogue.Page.Keyboard.PressAsync("Enter");
        await AssertShownAsync(catalogue, "Report Shared");
        foreach (var label in new[] { "Target", "Owner", "State" })
        {
            await catalogue.Page.Keyboard.PressAsync("Tab");
            await Expect(catalogue.Page.GetByLabel(label)).ToBeFocusedAsync();
        }

        await catalogue.Page.Keyboard.PressAsync("Tab");
        await Expect(catalogue.ShowAll).ToBeFocusedAsync();
        await catalogue.Page.Keyboard.PressAsync("Tab");
        await catalogue.Page.Keyboard.PressAsync("Enter");
        await Expect(catalogue.Page.Locator("#px-report-shared")).ToBeInViewportAsync();
    }

    private static async Task AssertFindsAsync(OpenCatalogue catalogue, string words, params string[] names)
    {
        await catalogue.Page.GetByLabel("Search").FillAsync(words);
        await AssertShownAsync(catalogue, names);
    }

    private static async Task AssertShownAsync(OpenCatalogue catalogue, params string[] names)
    {
        var shown = names.Where(static name => name.Length > 0).ToList();
        await Expect(catalogue.Page.Locator(".event:visible")).ToHaveCountAsync(shown.Count);
        Assert.Equal(shown, await catalogue.Page.Locator(".event:visible h2").AllTextContentsAsync());
        await Expect(catalogue.Found).ToHaveTextAsync($"{shown.Count} of 3 events");
    }
}
