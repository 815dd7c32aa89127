using static Microsoft.Playwright.Assertions;

namespace GainsightEvents.Inspector.Tests;

/// <summary>A hundred thousand events.</summary>
public sealed class ScaleTests(Chromium chromium)
{
    private const int Events = 100_000;

    [Fact]
    public async Task A_hundred_thousand_events_are_scrolled_and_searched_without_a_long_task_or_many_elements()
    {
        await using var inspector = await OpenInspector.StartAsync(chromium, options => options.PxQuota = null);
        await inspector.Page.EvaluateAsync(
            """
            () => {
              window.mostRows = 0;
              const count = () => window.mostRows = Math.max(window.mostRows, document.querySelectorAll('.row').length);
              new MutationObserver(count).observe(document.getElementById('timeline'), { childList: true, subtree: true });
            }
            """);
        var trace = await Trace.StartAsync(inspector.Page.Context.Browser!);

        // The page watches while they arrive.
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Events),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken },
            async (i, _) => await inspector.SendAsync(OpenInspector.Event($"Event {i % 300}", $"user-{i}")));
        Assert.True(inspector.Emulator.Events.Counts.Good == Events, inspector.Emulator.Events.ToString());
        await Expect(inspector.Page.Locator("#found")).ToHaveTextAsync("100,000 events");

        var list = inspector.Page.Locator("#timeline");
        await list.FocusAsync();
        await inspector.Page.Keyboard.PressAsync("End");
        var oldest = inspector.Emulator.Events.Good[0];
        await Expect(inspector.Detail.Locator(".detail-name")).ToHaveTextAsync(oldest.EventName!);
        await Expect(inspector.Page.Locator($"#row-{Events - 1}")).ToBeInViewportAsync();
        await Expect(inspector.Page.Locator($"#row-{Events - 1}")).ToContainTextAsync(oldest.IdentifyId!);

        await list.HoverAsync();
        for (var i = 0; i < 20; i++)
        {
            await inspector.Page.Mouse.WheelAsync(0, -1_500 * (i + 1));
        }

        await list.EvaluateAsync("element => { element.scrollTop = element.scrollHeight / 2; }");
        await Expect(inspector.Page.Locator(".row").First).Not.ToContainTextAsync("Loading");
        await inspector.Page.FillAsync("#filter-text", "USER-77777");
        await Expect(inspector.Page.Locator("#found")).ToHaveTextAsync("1 event found");
        await inspector.Page.FillAsync("#filter-text", "");
        await inspector.Page.ClickAsync(".tile.bad");
        await Expect(inspector.Page.GetByText("No event fits")).ToBeVisibleAsync();
        await inspector.Page.ClickAsync(".tile.all");
        await Expect(inspector.Page.Locator("#found")).ToHaveTextAsync("100,000 events");

        var tasks = await trace.StopAsync();
        Assert.NotEmpty(tasks);
        Assert.True(tasks.Max() <= TimeSpan.FromMilliseconds(200), $"The longest of {tasks.Count} tasks took {tasks.Max().TotalMilliseconds:0} ms.");
        Assert.InRange(await inspector.Page.EvaluateAsync<int>("window.mostRows"), 10, 300);
        TestContext.Current.TestOutputHelper!.WriteLine($"{tasks.Count} tasks, the longest {tasks.Max().TotalMilliseconds:0} ms; at most {await inspector.Page.EvaluateAsync<int>("window.mostRows")} rows.");
    }

    [Fact]
    public async Task A_list_longer_than_any_element_is_still_scrolled_to_its_end()
    {
        await using var inspector = await OpenInspector.StartAsync(chromium);
        await inspector.SendAsync(OpenInspector.Event("Only"));
        await Expect(inspector.Rows).ToHaveCountAsync(1);

        // As if there were two million: the scrollbar then stands for more rows than its pixels.
        await inspector.Page.RouteAsync("**/emulator/timeline?*", async route =>
        {
            var query = System.Web.HttpUtility.ParseQueryString(new Uri(route.Request.Url).Query);
            var (offset, limit) = (int.Parse(query["offset"]!, null), int.Parse(query["limit"]!, null));
            var rows = Enumerable.Range(offset, Math.Max(0, Math.Min(limit, 2_000_000 - offset)))
                .Select(i => $$"""{"number":{{2_000_000 - i}},"at":"2026-11-26T12:00:00Z","target":"Px","name":"Event {{2_000_000 - i}}","user":null,"status":201,"verdict":"good","reason":null,"warnings":0}""");
            await route.FulfillAsync(new() { ContentType = "application/json", Body = $$"""{"total":2000000,"offset":{{offset}},"rows":[{{string.Join(',', rows)}}]}""" });
        });
        await inspector.SendAsync(OpenInspector.Event("Another"));
        await Expect(inspector.Page.Locator("#found")).ToHaveTextAsync("2,000,000 events");

        await inspector.Page.FocusAsync("#timeline");
        await inspector.Page.Keyboard.PressAsync("End");
        await Expect(inspector.Page.Locator("#row-1999999")).ToBeInViewportAsync();
        await Expect(inspector.Page.Locator("#row-1999999")).ToContainTextAsync("Event 1");
        await inspector.Page.Keyboard.PressAsync("Home");
        await Expect(inspector.Page.Locator("#row-0")).ToContainTextAsync("Event 2000000");
    }
}
