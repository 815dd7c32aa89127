using System.Net;

namespace GainsightEvents.Emulator.Tests.Faults;

/// <summary>What goes wrong on demand.</summary>
public sealed class FaultTests
{
    [Fact]
    public async Task An_answer_has_the_status_body_type_and_retry_after_asked_for_and_leaves_an_attempt()
    {
        await using var running = await RunningEmulator.StartAsync();
        running.Emulator.Faults.Add(FaultResponse.Answer(503, "{\"errorMessage\":\"busy\"}", retryAfter: "7"), times: 1);

        using var first = await running.PostAsync(TestProject.FeatureUsed);
        using var second = await running.PostAsync(TestProject.FeatureUsed);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, first.StatusCode);
        Assert.Equal("{\"errorMessage\":\"busy\"}", await first.TextAsync());
        Assert.Equal(TimeSpan.FromSeconds(7), first.Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        var attempt = Assert.Single(running.Events.NotJudged);
        Assert.Equal((503, "Feature Used"), (attempt.Status, attempt.EventName));
        Assert.Equal(new EmulatorCounts(1, 0, 1, 0), running.Events.Counts);
    }

    [Fact]
    public async Task A_fault_meets_the_requests_it_is_for_after_those_it_skips()
    {
        await using var running = await RunningEmulator.StartAsync();
        running.Emulator.Faults.Add(new Fault(FaultResponse.Answer(500)) { When = request => request.EventName == "B", Skip = 1, Times = 2 });

        var statuses = new List<int>();
        foreach (var name in new[] { "A", "B", "A", "B", "B", "B" })
        {
            using var response = await running.PostAsync(RunningEmulator.Named(name));
            statuses.Add((int)response.StatusCode);
        }

        Assert.Equal([201, 201, 201, 500, 500, 201], statuses);
    }

    [Fact]
    public async Task The_first_fault_that_meets_a_request_answers_and_cleared_ones_are_gone()
    {
        await using var running = await RunningEmulator.StartAsync();
        running.Emulator.Faults.Add(FaultResponse.Answer(500), times: 1);
        running.Emulator.Faults.Add(FaultResponse.Answer(502));

        using var first = await running.PostAsync(TestProject.FeatureUsed);
        using var second = await running.PostAsync(TestProject.FeatureUsed);
        running.Emulator.Faults.Clear();
        using var third = await running.PostAsync(TestProject.FeatureUsed);

        Assert.Equal((500, 502, 201), ((int)first.StatusCode, (int)second.StatusCode, (int)third.StatusCode));
    }

    [Fact]
    public async Task A_redirect_names_the_other_address()
    {
        await using var running = await RunningEmulator.StartAsync();
        var elsewhere = new Uri("http://127.0.0.1:9/v1/events/custom");
        running.Emulator.Faults.Add(FaultResponse.Redirect(elsewhere));

        using var response = await running.PostAsync(TestProject.FeatureUsed);

        Assert.Equal(HttpStatusCode.TemporaryRedirect, response.StatusCode);
        Assert.Equal(elsewhere, response.Headers.Location);
    }

    [Fact]
    public async Task A_gateway_and_a_firewall_answer_with_html()
    {
        await using var running = await RunningEmulator.StartAsync();
        running.Emulator.Faults.Add(FaultResponse.HtmlErrorPage(), request => request.IdentifyId == "user-123" && request.EventName == "Gateway");
        running.Emulator.Faults.Add(FaultResponse.FirewallRefusal(), request => request.Body.Contains("DROP TABLE", StringComparison.Ordinal));

        using var gateway = await running.PostAsync(RunningEmulator.Named("Gateway"));
        using var firewall = await running.PostAsync(RunningEmulator.Named("'; DROP TABLE events"));
        using var good = await running.PostAsync(TestProject.FeatureUsed);

        Assert.Equal((502, 403, 201), ((int)gateway.StatusCode, (int)firewall.StatusCode, (int)good.StatusCode));
        Assert.Equal("text/html", gateway.Content.Headers.ContentType?.MediaType);
        Assert.Contains("<html>", await firewall.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dropped_connection_gives_no_answer()
    {
        await using var running = await RunningEmulator.StartAsync();
        running.Emulator.Faults.Add(FaultResponse.Drop(), times: 1);

        await Assert.ThrowsAsync<HttpRequestException>(() => running.PostAsync(TestProject.FeatureUsed));
        using var next = await running.PostAsync(TestProject.FeatureUsed);

        Assert.Equal(HttpStatusCode.Created, next.StatusCode);
        Assert.Equal(0, Assert.Single(running.Events.NotJudged).Status);
    }

    [Fact]
    public async Task A_hanging_request_ends_when_the_emulator_stops()
    {
        var running = await RunningEmulator.StartAsync();
        running.Emulator.Faults.Add(FaultResponse.Hang());
        var hanging = running.PostAsync(TestProject.FeatureUsed);
        await running.Emulator.WaitForAsync(events => events.NotJudged.Count == 1, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.False(hanging.IsCompleted);

        await running.Emulator.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => hanging);
        await running.DisposeAsync();
    }

    [Fact]
    public async Task A_forgotten_event_is_answered_201_and_is_neither_good_nor_bad()
    {
        await using var running = await RunningEmulator.StartAsync();
        running.Emulator.Faults.Add(new Fault(FaultResponse.Forget()) { Skip = 1, Times = 1 });

        for (var i = 0; i < 3; i++)
        {
            using var response = await running.PostAsync(RunningEmulator.Named($"Event {i}"));
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        }

        Assert.Equal(["Event 0", "Event 2"], running.Events.Good.Select(good => good.EventName));
        Assert.Equal(["A fault answered 201 and forgot the event."], Assert.Single(running.Events.NotJudged).Reasons);
        Assert.Empty(running.Events.Bad);
    }

    [Fact]
    public async Task A_condition_that_throws_is_answered_500_and_told_about()
    {
        await using var running = await RunningEmulator.StartAsync();
        running.Emulator.Faults.Add(FaultResponse.Drop(), request => request.EventId!.Length > 0);

        using var response = await running.PostAsync(TestProject.FeatureUsed);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.StartsWith(
            "The condition of a fault threw NullReferenceException",
            Assert.Single(running.Events.NotJudged).Reasons.Single(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(199)]
    [InlineData(600)]
    public void An_answer_without_a_final_status_is_refused(int status) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FaultResponse.Answer(status));
}
