using static Microsoft.Playwright.Assertions;

namespace GainsightEvents.Inspector.Tests;

/// <summary>What the page changes: faults, and events of its own.</summary>
public sealed class FaultAndSendTests(Chromium chromium)
{
    [Fact]
    public async Task A_fault_is_added_from_the_form_meets_requests_and_is_removed()
    {
        await using var inspector = await OpenInspector.StartAsync(chromium);
        await inspector.Page.ClickAsync("#open-faults");
        await Expect(inspector.Page.Locator("#faults")).ToContainTextAsync("Nothing goes wrong at the moment");
        await inspector.Page.FillAsync("#fault-value", "429");
        await inspector.Page.FillAsync("#fault-retry", "7");
        await inspector.Page.SelectOptionAsync("#fault-target", "px");
        await inspector.Page.FillAsync("#fault-name", "Exported, at last");
        await inspector.Page.FillAsync("#fault-next", "1");
        await Expect(inspector.Page.Locator("#fault-text")).ToHaveTextAsync("status=429,retry-after=7,target=px,name=\"Exported, at last\",next=1");

        await inspector.Page.ClickAsync("text=Add the fault");
        await Expect(inspector.Page.Locator(".fault")).ToHaveCountAsync(1);
        await Expect(inspector.Page.Locator("#fault-count")).ToHaveTextAsync("1");
        Assert.Equal(201, await inspector.SendAsync(OpenInspector.Event("Another")));
        Assert.Equal(429, await inspector.SendAsync(OpenInspector.Event("Exported, at last")));
        Assert.Equal(201, await inspector.SendAsync(OpenInspector.Event("Exported, at last")));
        await Expect(inspector.Page.Locator(".fault-note")).ToHaveTextAsync("over, met 1 request");

        await inspector.Page.Locator(".fault button").ClickAsync();
        await Expect(inspector.Page.Locator(".fault")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Every_kind_of_fault_in_the_form_is_one_the_emulator_knows()
    {
        await using var inspector = await OpenInspector.StartAsync(chromium);
        await inspector.Page.ClickAsync("#open-faults");
        var kinds = await inspector.Page.Locator("#fault-kind option").EvaluateAllAsync<string[]>("options => options.map(option => option.value)");

        foreach (var (kind, i) in kinds.Select((kind, i) => (kind, i)))
        {
            await inspector.Page.SelectOptionAsync("#fault-kind", kind);
            await inspector.Page.ClickAsync("text=Add the fault");
            await Expect(inspector.Page.Locator(".fault")).ToHaveCountAsync(i + 1);
        }

        await inspector.Page.FillAsync("#fault-share", "0");
        await inspector.Page.Locator("#faults form").EvaluateAsync("form => { form.noValidate = true; form.requestSubmit(); }");
        await Expect(inspector.Page.Locator("#faults .error")).ToContainTextAsync("share is '0%'");
        await inspector.Page.ClickAsync("text=Remove all");
        await Expect(inspector.Page.Locator(".fault")).ToHaveCountAsync(0);
        inspector.ExpectsErrors = true;
    }

    [Fact]
    public async Task A_test_event_is_sent_from_a_form_that_the_plan_makes()
    {
        await using var inspector = await OpenInspector.StartAsync(chromium, options => options.Plans.Add(OpenInspector.Plan));
        await inspector.Page.ClickAsync("#open-send");
        await inspector.Page.SelectOptionAsync("#send-event", new SelectOptionValue { Label = "Report Exported (PX)" });
        await Expect(inspector.Page.Locator("#send .field", new() { HasText = "attributes.featureName" })).ToContainTextAsync("required");
        await inspector.Page.GetByLabel("attributes.featureName").FillAsync("Bulk Export");
        await inspector.Page.GetByLabel("attributes.category").SelectOptionAsync(new SelectOptionValue { Label = "Admin" });
        await inspector.Page.GetByLabel("attributes.rows").FillAsync("12");
        await inspector.Page.GetByLabel("attributes.isScheduled").SelectOptionAsync(new SelectOptionValue { Label = "true" });

        await inspector.Page.ClickAsync("text=Send the event");

        await Expect(inspector.Page.Locator(".answer-status")).ToHaveTextAsync("Answer: 201 Created");
        var good = Assert.Single(inspector.Emulator.Events.Good);
        Assert.EndsWith(""","attributes":{"featureName":"Bulk Export","category":"Admin","rows":12,"isScheduled":true}}""", Sorted(good.BodyText), StringComparison.Ordinal);
        await inspector.SendAsync(OpenInspector.Event("Plan Viewed"));
        await Expect(inspector.Page.Locator(".tile.all .tile-count")).ToHaveTextAsync("2");
        await inspector.Page.ClickAsync("text=Show the event");
        await Expect(inspector.Detail.Locator(".detail-name")).ToHaveTextAsync("Report Exported");

        // The order of members is the form's; attributes come last for the comparison.
        static string Sorted(string body)
        {
            var at = body.IndexOf("\"attributes\":", StringComparison.Ordinal);
            var end = body.IndexOf('}', at) + 1;
            return body[..at].TrimEnd(',') + (end < body.Length - 1 ? body[end..^1] : "") + "," + body[at..end] + "}";
        }
    }

    [Fact]
    public async Task Wrong_values_are_sent_as_they_are_typed_so_that_the_answer_can_be_seen()
    {
        await using var inspector = await OpenInspector.StartAsync(chromium, options => options.Plans.Add(OpenInspector.Plan));
        await inspector.Page.ClickAsync("#open-send");
        await inspector.Page.SelectOptionAsync("#send-event", new SelectOptionValue { Label = "Report Exported (PX)" });
        await inspector.Page.GetByLabel("identifyId").FillAsync("");
        await inspector.Page.GetByLabel("attributes.rows").FillAsync("many");

        await inspector.Page.ClickAsync("text=Send the event");

        await Expect(inspector.Page.Locator(".answer-status")).ToHaveTextAsync("Answer: 400 Bad Request");
        await Expect(inspector.Page.Locator(".answer .json")).ToContainTextAsync("identifyId");
    }

    [Fact]
    public async Task Events_of_NXT_and_of_no_plan_can_be_sent_too()
    {
        await using var inspector = await OpenInspector.StartAsync(chromium, options => options.Plans.Add(OpenInspector.Plan));
        await inspector.Page.ClickAsync("#open-send");
        await inspector.Page.SelectOptionAsync("#send-event", new SelectOptionValue { Label = "contract_renewed (NXT)" });
        await inspector.Page.GetByLabel("companyId").FillAsync("1P01");
        await inspector.Page.ClickAsync("text=Send the event");
        await Expect(inspector.Page.Locator(".answer-status")).ToHaveTextAsync("Answer: 200 OK");

        await inspector.Page.SelectOptionAsync("#send-event", "nxt");
        await inspector.Page.ClickAsync("text=Send the event");
        await Expect(inspector.Page.Locator(".answer-status")).ToHaveTextAsync("Answer: 400 Bad Request");

        await inspector.Page.SelectOptionAsync("#send-event", "px");
        await inspector.Page.GetByLabel("Event name required").FillAsync("Something new");
        await inspector.Page.ClickAsync("text=Send the event");
        await Expect(inspector.Page.Locator(".answer-status")).ToHaveTextAsync("Answer: 201 Created");
        Assert.Equal("Something new", Assert.Single(inspector.Emulator.Events.Dropped).EventName);
    }

    [Fact]
    public async Task A_test_event_meets_faults_like_any_other()
    {
        await using var inspector = await OpenInspector.StartAsync(chromium);
        inspector.Emulator.Faults.Add(Emulator.FaultResponse.Drop(), times: 1);
        inspector.Emulator.Faults.Add(Emulator.FaultResponse.EchoKey(), times: 1);
        await inspector.Page.ClickAsync("#open-send");

        await inspector.Page.ClickAsync("text=Send the event");
        await Expect(inspector.Page.Locator(".answer")).ToContainTextAsync("Answer: No answer");
        await inspector.Page.ClickAsync("text=Send the event");
        await Expect(inspector.Page.Locator(".answer .json")).ToContainTextAsync("The credentials *** were not accepted.");
    }
}
