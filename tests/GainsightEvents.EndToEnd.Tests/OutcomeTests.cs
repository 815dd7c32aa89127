using System.Text.Json;
using GainsightEvents.Emulator;
using GainsightEvents.Tests.Delivery;

namespace GainsightEvents.EndToEnd.Tests;

/// <summary>What can go wrong on the way, each on a real socket: it ends as the outcome table says, and the log tells what to do.</summary>
public sealed class OutcomeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Signals_example_arrives_as_the_source_has_it()
    {
        await using var scenario = await Scenario.StartAsync(options => options.Px.SendEventId = false);

        await scenario.Publisher.PublishAsync(
            new FeatureUsed
            {
                UserId = "user-123",
                SessionId = "sess-abc123",
                AccountId = "acct-987",
                Page = new Uri("https://app.example.com/reports"),
                OccurredAt = DateTimeOffset.FromUnixTimeMilliseconds(1717689600000),
                FeatureName = "Bulk Export",
                Category = "Reporting",
                Value = 1,
            },
            TestContext.Current.CancellationToken);

        var arrived = await scenario.Emulator.WaitForAsync(events => events.Good.Count == 1, Patience, TestContext.Current.CancellationToken);
        using var expected = JsonDocument.Parse("""
            {
              "identifyId": "user-123",
              "propertyKey": "AP-XXXXXXXXXX-2",
              "userType": "USER",
              "eventName": "Feature Used",
              "date": 1717689600000,
              "sessionId": "sess-abc123",
              "accountId": "acct-987",
              "url": "https://app.example.com/reports",
              "attributes": { "featureName": "Bulk Export", "category": "Reporting", "value": 1 }
            }
            """);
        using var actual = JsonDocument.Parse(arrived.Good[0].Body);
        Assert.True(JsonElement.DeepEquals(expected.RootElement, actual.RootElement), arrived.Good[0].BodyText);
    }

    [Fact]
    public async Task A_wrong_key_pauses_the_lane_until_the_key_is_changed()
    {
        await using var scenario = await Scenario.StartAsync(options => options.Px.ApiKey = "wrong-key-987654321");
        var eventId = await scenario.PublishAsync("export");

        var log = await scenario.WaitForLogAsync("is paused");
        Assert.Contains("401", log, StringComparison.Ordinal);
        Assert.Contains("Gainsight:Px:ApiKey is not valid", log, StringComparison.Ordinal);
        Assert.Equal(1, (await scenario.ReadLedgerAsync()).Queued);

        scenario.Options.Px.ApiKey = Scenario.GoodKey;

        Assert.Equal(DeliveryOutcome.Delivered, (await scenario.WaitForFinalAsync(eventId)).Outcome);
        Assert.Equal(1, (await scenario.ReadLedgerAsync()).Delivered);
    }

    [Fact]
    public async Task A_read_only_key_pauses_the_lane_and_names_the_permission()
    {
        await using var scenario = await Scenario.StartAsync(
            options => options.Px.ApiKey = "read-only-key-123",
            emulator => emulator.Keys.Add(new EmulatorKey("read-only-key-123", CanWrite: false)));
        await scenario.PublishAsync("export");

        var log = await scenario.WaitForLogAsync("is paused");

        Assert.Contains("403", log, StringComparison.Ordinal);
        Assert.Contains("no Write permission", log, StringComparison.Ordinal);
        Assert.Equal(1, (await scenario.ReadLedgerAsync()).Queued);
    }

    [Fact]
    public async Task A_wrong_region_pauses_the_lane_and_names_the_setting()
    {
        await using var scenario = await Scenario.StartAsync(configureEmulator: emulator => emulator.Region = PxRegion.Eu);
        await scenario.PublishAsync("export");

        var log = await scenario.WaitForLogAsync("is paused");

        Assert.Contains("404", log, StringComparison.Ordinal);
        Assert.Contains("Gainsight:Px:Region", log, StringComparison.Ordinal);
        Assert.Equal(1, (await scenario.ReadLedgerAsync()).Queued);
    }

    [Fact]
    public async Task A_redirect_pauses_the_lane_and_the_key_never_reaches_the_other_host()
    {
        await using var other = await GainsightEmulator.StartAsync(new EmulatorOptions(), TestContext.Current.CancellationToken);
        await using var scenario = await Scenario.StartAsync();
        scenario.Emulator.Faults.Add(FaultResponse.Redirect(new Uri(other.BaseAddress, "/v1/events/custom")));
        await scenario.PublishAsync("export");

        var log = await scenario.WaitForLogAsync("is paused");

        Assert.Contains("307", log, StringComparison.Ordinal);
        Assert.Contains("Gainsight:Px:BaseAddress", log, StringComparison.Ordinal);
        Assert.Equal(1, (await scenario.ReadLedgerAsync()).Queued);
        Assert.Empty(other.Events.NotJudged);
    }

    [Fact]
    public async Task An_HTML_error_page_is_retried_and_the_event_arrives()
    {
        await using var scenario = await Scenario.StartAsync();
        scenario.Emulator.Faults.Add(FaultResponse.HtmlErrorPage(502), times: 1);
        var eventId = await scenario.PublishAsync("export");

        Assert.Equal(DeliveryOutcome.Delivered, (await scenario.WaitForFinalAsync(eventId)).Outcome);
        Assert.Equal([502], scenario.Emulator.Events.NotJudged.Select(attempt => attempt.Status));
        Assert.Equal(1, (await scenario.ReadLedgerAsync()).Delivered);
    }

    [Fact]
    public async Task A_sign_in_page_answered_with_200_is_no_acknowledgement()
    {
        await using var scenario = await Scenario.StartAsync();
        scenario.Emulator.Faults.Add(FaultResponse.HtmlErrorPage(200));
        var eventId = await scenario.PublishAsync("export");

        var log = await scenario.WaitForLogAsync("is paused");
        Assert.Contains("with a web page, which is not the API's answer", log, StringComparison.Ordinal);
        Assert.Contains("set Gainsight:Px:BaseAddress", log, StringComparison.Ordinal);
        Assert.Equal(0, (await scenario.ReadLedgerAsync()).Delivered);

        // Once the page is gone the lane probes with this event too: it was innocent.
        scenario.Emulator.Faults.Clear();
        Assert.Equal(DeliveryOutcome.Delivered, (await scenario.WaitForFinalAsync(eventId)).Outcome);
        Assert.Equal(1, (await scenario.ReadLedgerAsync()).Delivered);
    }

    [Fact]
    public async Task A_refused_connection_is_retried_until_somebody_listens()
    {
        using var held = new HeldPort();
        var port = held.Number;
        await using var scenario = await Scenario.StartAsync(options => options.Px.BaseAddress = new Uri($"http://127.0.0.1:{port}"));
        for (var i = 0; i < 10; i++)
        {
            await scenario.PublishAsync("export");
        }

        // Ten failures in a row: the log says which host does not answer, and nothing is lost.
        var log = await scenario.WaitForLogAsync("times in a row");
        Assert.Contains($"127.0.0.1:{port}", log, StringComparison.Ordinal);
        Assert.Equal(10, (await scenario.ReadLedgerAsync()).Queued);

        held.Dispose();
        await using var emulator = await GainsightEmulator.StartAsync(
            new EmulatorOptions { Port = port, Keys = { new EmulatorKey(Scenario.GoodKey) } }, TestContext.Current.CancellationToken);
        await emulator.WaitForAsync(events => events.Good.Count == 10, Patience, TestContext.Current.CancellationToken);
        await scenario.Publisher.FlushAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal(10, (await scenario.ReadLedgerAsync()).Delivered);
    }

    [Fact]
    public async Task A_server_that_hangs_is_given_up_and_tried_again()
    {
        await using var scenario = await Scenario.StartAsync(options => options.Px.Timeout = TimeSpan.FromMilliseconds(200));
        scenario.Emulator.Faults.Add(FaultResponse.Hang(), times: 1);
        var eventId = await scenario.PublishAsync("export");

        Assert.Equal(DeliveryOutcome.Delivered, (await scenario.WaitForFinalAsync(eventId)).Outcome);
        Assert.Equal(1, (await scenario.ReadLedgerAsync()).Delivered);
    }

    [Fact]
    public async Task A_firewall_that_refuses_one_event_costs_that_event_only()
    {
        await using var scenario = await Scenario.StartAsync();
        scenario.Emulator.Faults.Add(
            FaultResponse.FirewallRefusal(), request => request.Body.Contains("DROP TABLE", StringComparison.Ordinal));
        var eventIds = new List<Guid>();
        for (var i = 0; i < 20; i++)
        {
            eventIds.Add(await scenario.PublishAsync(i == 7 ? "'; DROP TABLE users; --" : $"feature {i}"));
        }

        // Whether the event or the lane is at fault shows when another one passes: here at the latest the one that comes now.
        await scenario.WaitForLogAsync("is paused");
        await scenario.PublishAsync("feature after");
        var refused = await scenario.WaitForFinalAsync(eventIds[7]);
        Assert.Equal(DeliveryOutcome.DeadLettered, refused.Outcome);
        Assert.Contains("403", refused.Reason, StringComparison.Ordinal);
        Assert.Contains("Request blocked", refused.Reason, StringComparison.Ordinal);

        await scenario.Publisher.FlushAsync(Patience, TestContext.Current.CancellationToken);
        var ledger = await scenario.ReadLedgerAsync();
        Assert.Equal((21, 20, 1, 0), (ledger.Accepted, ledger.Delivered, ledger.DeadLettered, ledger.Queued));
        var letter = Assert.Single(await scenario.Publisher.DeadLetters.ListAsync(cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(eventIds[7], letter.EventId);

        // The rule is relaxed, the letter replayed: it arrives.
        scenario.Emulator.Faults.Clear();
        await scenario.Publisher.DeadLetters.ReplayAsync([letter.Key], TestContext.Current.CancellationToken);
        await scenario.Publisher.FlushAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal(21, (await scenario.ReadLedgerAsync()).Delivered);
    }

    [Fact]
    public async Task An_event_that_Gainsight_rejects_is_a_dead_letter_with_its_answer()
    {
        await using var scenario = await Scenario.StartAsync();
        scenario.Emulator.Faults.Add(FaultResponse.Answer(400, """{"externalapierror":{"status":"BAD_REQUEST","message":"Malformed event"}}"""));
        var eventId = await scenario.PublishAsync("export");

        var final = await scenario.WaitForFinalAsync(eventId);

        Assert.Equal(DeliveryOutcome.DeadLettered, final.Outcome);
        Assert.Contains("Malformed event", final.Reason, StringComparison.Ordinal);
        Assert.Equal(1, (await scenario.ReadLedgerAsync()).DeadLettered);
    }

    [Fact]
    public async Task What_is_still_queued_at_the_stop_is_discarded_counted_and_reported()
    {
        var scenario = await Scenario.StartAsync();
        scenario.Emulator.Faults.Add(FaultResponse.Answer(503));
        var eventId = await scenario.PublishAsync("export");

        await scenario.DisposeAsync();

        var final = Assert.Single(scenario.Finals);
        Assert.Equal((eventId, DeliveryOutcome.Discarded), (final.EventId, final.Outcome));
    }
}
