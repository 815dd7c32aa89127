using Deque.AxeCore.Playwright;
using GainsightEvents.Emulator;
using static Microsoft.Playwright.Assertions;

namespace GainsightEvents.Inspector.Tests;

/// <summary>The page without a mouse, without colours, on a small screen and by a screen reader.</summary>
public sealed class AccessibilityTests(Chromium chromium)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Axe_finds_nothing_in_any_state(ColorScheme scheme, int width)
    {
        var time = new SteppedTime();
        await using var inspector = await OpenInspector.StartAsync(
            chromium,
            options =>
            {
                options.Plans.Add(OpenInspector.Plan);
                options.TimeProvider = time;
            },
            new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 844 } });
        await Expect(inspector.Page.GetByText("Waiting for the first event")).ToBeVisibleAsync();
        await AssertCleanAsync(inspector, "empty");

        await Traffic.SendAsync(inspector, time);
        await Expect(inspector.Page.Locator(".tile.dropped .tile-count")).ToHaveTextAsync("1");
        await AssertCleanAsync(inspector, "list");

        foreach (var tile in new[] { "bad", "warnings" })
        {
            await inspector.Page.ClickAsync($".tile.{tile}");
            await inspector.Rows.First.ClickAsync();
            await Expect(inspector.Detail.Locator(".json")).ToBeVisibleAsync();
            await AssertCleanAsync(inspector, tile);
            await inspector.Page.Keyboard.PressAsync("Escape");
        }

        inspector.Emulator.Faults.Add(Fault.Parse("status=503,next=3"));
        await inspector.Page.ClickAsync("#open-faults");
        await Expect(inspector.Page.Locator(".fault")).ToHaveCountAsync(1);
        await AssertCleanAsync(inspector, "faults");
        await inspector.Page.Keyboard.PressAsync("Escape");

        await inspector.Page.ClickAsync("#open-send");
        await Expect(inspector.Page.GetByLabel("attributes.rows")).ToBeVisibleAsync();
        await AssertCleanAsync(inspector, "send");
        await inspector.Page.Keyboard.PressAsync("Escape");

        await inspector.Page.ClickAsync("#clear");
        await AssertCleanAsync(inspector, "clear");
    }

    [Fact]
    public async Task Everything_can_be_done_with_the_keyboard()
    {
        await using var inspector = await OpenInspector.StartAsync(chromium, options => options.PxQuota = null);
        for (var i = 0; i < 60; i++)
        {
            await inspector.SendAsync(OpenInspector.Event($"Event {i:00}"));
        }

        await Expect(inspector.Page.Locator("#found")).ToHaveTextAsync("60 events");
        await inspector.Page.Keyboard.PressAsync("Tab");
        await inspector.Page.Keyboard.PressAsync("Enter");
        await Expect(inspector.Page.Locator("#timeline")).ToBeFocusedAsync();

        await inspector.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(inspector.Detail.Locator(".detail-name")).ToHaveTextAsync("Event 58");
        await Expect(inspector.Page.Locator("[aria-selected='true']")).ToContainTextAsync("Event 58");
        await inspector.Page.Keyboard.PressAsync("End");
        await Expect(inspector.Detail.Locator(".detail-name")).ToHaveTextAsync("Event 00");
        Assert.Equal("row-59", await inspector.Page.Locator("#timeline").GetAttributeAsync("aria-activedescendant"));
        await Expect(inspector.Page.Locator("#row-59")).ToBeInViewportAsync();
        await inspector.Page.Keyboard.PressAsync("PageUp");
        await Expect(inspector.Detail.Locator(".detail-name")).Not.ToHaveTextAsync("Event 00");
        await inspector.Page.Keyboard.PressAsync("Home");
        await Expect(inspector.Detail.Locator(".detail-name")).ToHaveTextAsync("Event 59");
        await inspector.Page.Keyboard.PressAsync("Enter");
        await Expect(inspector.Detail).ToBeFocusedAsync();
        await inspector.Page.Keyboard.PressAsync("Escape");
        await Expect(inspector.Page.Locator("#timeline")).ToBeFocusedAsync();
        await Expect(inspector.Detail).ToContainTextAsync("No event selected");

        await inspector.Page.FocusAsync("#open-faults");
        await inspector.Page.Keyboard.PressAsync("Enter");
        await Expect(inspector.Page.Locator("#faults")).ToBeVisibleAsync();
        await inspector.Page.FocusAsync("#fault-next");
        await inspector.Page.Keyboard.PressAsync("Enter");
        await Expect(inspector.Page.Locator(".fault")).ToHaveCountAsync(1);
        await inspector.Page.Keyboard.PressAsync("Escape");
        await Expect(inspector.Page.Locator("#open-faults")).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(320)]
    [InlineData(768)]
    [InlineData(1180)]
    [InlineData(2560)]
    public async Task Nothing_is_cut_off_at_the_side_of_any_screen(int width)
    {
        await using var inspector = await OpenInspector.StartAsync(
            chromium, options => options.Plans.Add(OpenInspector.Plan), new() { ViewportSize = new() { Width = width, Height = 800 } });
        await inspector.SendAsync(OpenInspector.Event(string.Concat(Enumerable.Repeat("Wide", 50)), new string('u', 200)));
        await Expect(inspector.Rows).ToHaveCountAsync(1);

        Assert.True(await inspector.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
        await inspector.Rows.First.ClickAsync();
        await Expect(inspector.Detail.Locator(".json")).ToBeVisibleAsync();
        Assert.True(await inspector.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
        Assert.True(await inspector.Detail.EvaluateAsync<bool>("element => element.scrollWidth <= element.clientWidth"));
        if (width <= 1180)
        {
            await inspector.Page.GetByText("Back to the events").ClickAsync();
            await Expect(inspector.Page.Locator("#timeline")).ToBeFocusedAsync();
        }
    }

    private static async Task AssertCleanAsync(OpenInspector inspector, string state)
    {
        // The engine itself is put into the page by the test, past the policy.
        var result = await inspector.Page.RunAxe();
        Assert.True(
            result.Violations.Length == 0,
            $"{state}: " + string.Join('\n', result.Violations.Select(each => $"{each.Id}: {each.Help} {string.Join(" | ", each.Nodes.Select(node => node.Html))}")));
    }
}
