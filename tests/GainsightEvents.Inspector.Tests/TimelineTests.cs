using GainsightEvents.Emulator;
using static Microsoft.Playwright.Assertions;

namespace GainsightEvents.Inspector.Tests;

/// <summary>The list: live, by verdict, filtered, and the same again by its address.</summary>
public sealed class TimelineTests(Chromium chromium)
{
    [Fact]
    public async Task An_empty_page_says_what_to_do_next()
    {
        await using var inspector = await OpenInspector.StartAsync(chromium);

        await Expect(inspector.Page.GetByText("Waiting for the first event")).ToBeVisibleAsync();
        await Expect(inspector.Page.Locator("#empty pre")).ToContainTextAsync($"Gainsight__Px__BaseAddress={inspector.Emulator.BaseAddress.ToString().TrimEnd('/')}");
        await Expect(inspector.Page.GetByText("No event selected")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_arrives_appears_by_itself_the_newest_first()
    {
        await using var inspector = await OpenInspector.StartAsync(chromium);
        await Expect(inspector.Page.Locator("#live")).ToHaveTextAsync("Live · PX region US");

        await inspector.SendAsync(OpenInspector.Event("First"));
        await Expect(inspector.Rows.Nth(0)).ToContainTextAsync("First");
        await inspector.SendAsync(OpenInspector.Event("Second"));
        await Expect(inspector.Rows.Nth(0)).ToContainTextAsync("Second");

        await Expect(inspector.Page.Locator("#found")).ToHaveTextAsync("2 events");
    }

    [Fact]
    public async Task Good_bad_dropped_warned_and_not_judged_are_apart()
    {
        await using var inspector = await OpenInspector.StartAsync(chromium, options => options.RegisteredPxEvents = ["Fine", "Wrong", "Odd", "Broken"]);
        await inspector.SendAsync(OpenInspector.Event("Fine"));
        await inspector.SendAsync(OpenInspector.Event("Wrong", user: ""));
        await inspector.SendAsync(OpenInspector.Event("Unknown"));
        await inspector.SendAsync(OpenInspector.Event("Odd", attributes: """{"a":1,"A":1}"""));
        inspector.Emulator.Faults.Add(FaultResponse.Answer(503), times: 1);
        await inspector.SendAsync(OpenInspector.Event("Broken"));

        foreach (var (tile, count, name, label) in new[]
        {
            ("good", "2", "Odd", "Good"), ("bad", "1", "Wrong", "Bad"), ("dropped", "1", "Unknown", "Dropped"), ("warnings", "1", "Odd", "Good"),
            ("notJudged", "1", "Broken", "Not judged"), ("all", "5", "Broken", "Not judged"),
        })
        {
            await Expect(inspector.Page.Locator($".tile.{tile} .tile-count")).ToHaveTextAsync(count);
            await inspector.Page.ClickAsync($".tile.{tile}");
            await Expect(inspector.Rows).ToHaveCountAsync(int.Parse(count, null));
            await Expect(inspector.Rows.Nth(0)).ToContainTextAsync(name);
            await Expect(inspector.Rows.Nth(0).Locator(".badge")).ToContainTextAsync(label);
            await Expect(inspector.Page.Locator($".tile.{tile}")).ToHaveAttributeAsync("aria-pressed", "true");
        }
    }

    [Fact]
    public async Task Filters_narrow_the_list_and_are_kept_in_the_address()
    {
        await using var inspector = await OpenInspector.StartAsync(chromium);
        await inspector.SendAsync(OpenInspector.Event("Report Exported", "ana", """{"note":"Quarterly"}"""));
        await inspector.SendAsync(OpenInspector.Event("Report Opened", "ana"));
        await inspector.SendAsync(OpenInspector.Event("Report Exported", "bo"));
        await inspector.SendNxtAsync("report_exported", """{"companyId":"1P01"}""");

        await inspector.Page.FillAsync("#filter-name", "report exp");
        await Expect(inspector.Page.Locator("#found")).ToHaveTextAsync("2 events found");
        await inspector.Page.FillAsync("#filter-user", "ANA");
        await Expect(inspector.Page.Locator("#found")).ToHaveTextAsync("1 event found");
        await inspector.Page.FillAsync("#filter-text", "quarterly");
        await Expect(inspector.Page).ToHaveURLAsync(inspector.Emulator.InspectorAddress + "?name=report+exp&user=ANA&text=quarterly");
        await Expect(inspector.Rows).ToHaveCountAsync(1);

        await inspector.Page.ReloadAsync();
        await Expect(inspector.Rows).ToHaveCountAsync(1);
        await Expect(inspector.Page.Locator("#filter-user")).ToHaveValueAsync("ANA");

        await inspector.Page.FillAsync("#filter-text", "nothing says this");
        await Expect(inspector.Page.GetByText("No event fits")).ToBeVisibleAsync();
        await inspector.Page.ClickAsync("#reset-filters");
        await Expect(inspector.Rows).ToHaveCountAsync(4);
        await inspector.Page.SelectOptionAsync("#filter-target", "nxt");
        await Expect(inspector.Rows).ToHaveCountAsync(1);
        await Expect(inspector.Page).ToHaveURLAsync(inspector.Emulator.InspectorAddress + "?target=nxt");
    }

    [Fact]
    public async Task Names_are_counted_and_lead_to_their_events()
    {
        await using var inspector = await OpenInspector.StartAsync(chromium);
        await inspector.SendAsync(OpenInspector.Event("Report Exported"));
        await inspector.SendAsync(OpenInspector.Event("Report Exported", user: ""));
        await inspector.SendAsync(OpenInspector.Event("Plan Viewed"));

        var name = inspector.Page.Locator(".name", new() { HasText = "Report Exported" });
        await Expect(name.Locator(".name-total")).ToHaveTextAsync("2");
        await Expect(name.Locator(".name-parts")).ToHaveTextAsync("1 bad");
        await Expect(name.Locator(".name-seen")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("now|ago"));

        await name.ClickAsync();
        await Expect(inspector.Rows).ToHaveCountAsync(2);
        await Expect(name).ToHaveAttributeAsync("aria-pressed", "true");
        await name.ClickAsync();
        await Expect(inspector.Rows).ToHaveCountAsync(3);
    }

    [Theory]
    [InlineData("**/emulator/names", """{"names":[]}""", "#names-title", "Event names (2)")]
    [InlineData("**/emulator/timeline?*", """{"total":0,"offset":0,"rows":[]}""", "#found", "2 events")]
    public async Task What_arrives_while_an_answer_is_late_is_asked_for_after_it(string asked, string before, string place, string text)
    {
        await using var inspector = await OpenInspector.StartAsync(chromium);
        await Expect(inspector.Page.Locator("#live")).ToHaveTextAsync("Live · PX region US");
        var isFirst = true;
        var late = new TaskCompletionSource();
        await inspector.Page.RouteAsync(asked, async route =>
        {
            if (!isFirst)
            {
                await route.ContinueAsync();
                return;
            }

            isFirst = false;
            late.SetResult();
            await Expect(inspector.Page.Locator(".tile.all .tile-count")).ToHaveTextAsync("2");
            await route.FulfillAsync(new() { Body = before });
        });

        await inspector.SendAsync(OpenInspector.Event("First"));
        await late.Task;
        await inspector.SendAsync(OpenInspector.Event("Second"));

        await Expect(inspector.Page.Locator(place)).ToHaveTextAsync(text);
    }

    [Theory]
    [InlineData("**/emulator/names", "#names-title", "Event names (1)")]
    [InlineData("**/emulator/timeline?*", "#found", "1 event")]
    public async Task What_could_not_be_asked_for_is_asked_for_again(string asked, string place, string text)
    {
        await using var inspector = await OpenInspector.StartAsync(chromium);
        await Expect(inspector.Page.Locator("#live")).ToHaveTextAsync("Live · PX region US");
        var remaining = 2;
        await inspector.Page.RouteAsync(asked, route => remaining-- > 0 ? route.AbortAsync() : route.ContinueAsync());

        await inspector.SendAsync(OpenInspector.Event("First"));

        await Expect(inspector.Page.Locator(place)).ToHaveTextAsync(text);
        Assert.True(remaining < 0);
    }

    [Fact]
    public async Task A_click_opens_what_the_row_shows_while_another_list_is_late()
    {
        await using var inspector = await OpenInspector.StartAsync(chromium);
        await inspector.SendAsync(OpenInspector.Event("Refused", user: ""));
        await inspector.SendAsync(OpenInspector.Event("Taken"));
        await Expect(inspector.Rows).ToHaveCountAsync(2);
        var answer = await HoldTimelineAsync(inspector);

        await inspector.Page.ClickAsync(".tile.bad");
        await inspector.RowOf("Taken").ClickAsync();

        await Expect(inspector.Detail.Locator(".detail-name")).ToHaveTextAsync("Taken");
        answer.SetResult();
        await Expect(inspector.Page.Locator("#found")).ToHaveTextAsync("1 event found");
        await Expect(inspector.Rows).ToContainTextAsync(["Refused"]);
        await Expect(inspector.Detail.Locator(".detail-name")).ToHaveTextAsync("Taken");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_row_that_is_not_there_yet_opens_once_it_comes(bool isByKeyboard)
    {
        await using var inspector = await OpenInspector.StartAsync(chromium, options => options.PxQuota = null);
        for (var i = 0; i < 120; i++)
        {
            await inspector.SendAsync(OpenInspector.Event($"Event {i:000}"));
        }

        await Expect(inspector.Page.Locator("#found")).ToHaveTextAsync("120 events");
        var answer = await HoldTimelineAsync(inspector);

        if (isByKeyboard)
        {
            await inspector.Page.FocusAsync("#timeline");
            await inspector.Page.Keyboard.PressAsync("End");
            await inspector.Page.Keyboard.PressAsync("Enter");
        }
        else
        {
            await inspector.Page.EvaluateAsync("document.getElementById('timeline').scrollTop = 52 * 120");
            await Expect(inspector.Page.Locator("#row-119")).ToContainTextAsync("Loading");
            await inspector.Page.ClickAsync("#row-119");
        }

        await Expect(inspector.Page.Locator("#row-119")).ToContainTextAsync("Loading");
        await Expect(inspector.Detail).ToContainTextAsync("No event selected");
        answer.SetResult();
        await Expect(inspector.Detail.Locator(".detail-name")).ToHaveTextAsync("Event 000");
        if (isByKeyboard)
        {
            await Expect(inspector.Detail).ToBeFocusedAsync();
        }
    }

    [Fact]
    public async Task As_many_others_after_a_clear_elsewhere_are_shown()
    {
        await using var inspector = await OpenInspector.StartAsync(chromium);
        await inspector.SendAsync(OpenInspector.Event("First"));
        await Expect(inspector.Rows.Nth(0)).ToContainTextAsync("First");

        await inspector.ClearAsync();
        await inspector.SendAsync(OpenInspector.Event("Second"));

        await Expect(inspector.Rows.Nth(0)).ToContainTextAsync("Second");
    }

    [Fact]
    public async Task Who_has_scrolled_down_keeps_his_place_while_others_arrive()
    {
        await using var inspector = await OpenInspector.StartAsync(chromium, options => options.PxQuota = null);
        for (var i = 0; i < 120; i++)
        {
            await inspector.SendAsync(OpenInspector.Event($"Event {i:000}"));
        }

        await Expect(inspector.Page.Locator("#found")).ToHaveTextAsync("120 events");
        await inspector.Page.EvaluateAsync("document.getElementById('timeline').scrollTop = 52 * 60");
        await Expect(inspector.RowOf("Event 059")).ToBeVisibleAsync();
        var before = await inspector.RowOf("Event 055").BoundingBoxAsync();

        for (var i = 120; i < 140; i++)
        {
            await inspector.SendAsync(OpenInspector.Event($"Event {i:000}"));
        }

        await Expect(inspector.Page.Locator("#found")).ToHaveTextAsync("140 events");
        var after = await inspector.RowOf("Event 055").BoundingBoxAsync();
        Assert.Equal(before!.Y, after!.Y, 1.0);

        await inspector.Page.ClickAsync("#newest");
        await Expect(inspector.Rows.Nth(0)).ToContainTextAsync("Event 139");
    }

    [Fact]
    public async Task Clear_asks_first_and_then_forgets_all()
    {
        await using var inspector = await OpenInspector.StartAsync(chromium);
        await inspector.SendAsync(OpenInspector.Event("First"));
        await Expect(inspector.Rows).ToHaveCountAsync(1);

        await inspector.Page.ClickAsync("#clear");
        await inspector.Page.GetByText("Keep them").ClickAsync();
        await Expect(inspector.Rows).ToHaveCountAsync(1);
        await inspector.Page.ClickAsync("#clear");
        await inspector.Page.ClickAsync("#clear-yes");

        await Expect(inspector.Page.GetByText("Waiting for the first event")).ToBeVisibleAsync();
        Assert.Equal(new EmulatorCounts(0, 0, 0, 0), inspector.Emulator.Events.Counts);
    }
    /// <summary>Lets no answer about the list through until the result is set.</summary>
    private static async Task<TaskCompletionSource> HoldTimelineAsync(OpenInspector inspector)
    {
        var answer = new TaskCompletionSource();
        await inspector.Page.RouteAsync("**/emulator/timeline?*", async route =>
        {
            await answer.Task;
            await route.ContinueAsync();
        });
        return answer;
    }
}
