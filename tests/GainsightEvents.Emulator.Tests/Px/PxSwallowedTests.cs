using System.Net;

namespace GainsightEvents.Emulator.Tests.Px;

/// <summary>What Gainsight answers 201 and never shows.</summary>
public sealed class PxSwallowedTests
{
    [Fact]
    public async Task An_event_for_another_product_is_answered_201_and_dropped()
    {
        await using var running = await RunningEmulator.StartAsync(options => options.Keys.Add(new EmulatorKey("product-key-0123", PropertyKey: "AP-OTHER-2")));

        using var response = await running.PostAsync(TestProject.FeatureUsed, "product-key-0123");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var dropped = Assert.Single(running.Events.Dropped);
        Assert.Contains("AP-OTHER-2", Assert.Single(dropped.Reasons), StringComparison.Ordinal);
        Assert.Equal((201, EventVerdict.Dropped), (dropped.Status, dropped.Verdict));
        Assert.Empty(running.Events.Bad);
        Assert.Empty(running.Events.Good);
    }

    [Fact]
    public async Task An_unregistered_event_is_answered_201_and_dropped()
    {
        await using var running = await RunningEmulator.StartAsync(options => options.RegisteredPxEvents = ["Feature Used"]);

        using var registered = await running.PostAsync(TestProject.FeatureUsed);
        using var unregistered = await running.PostAsync(RunningEmulator.Named("feature used"));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (registered.StatusCode, unregistered.StatusCode));
        Assert.Equal("Feature Used", Assert.Single(running.Events.Good).EventName);
        var dropped = Assert.Single(running.Events.Dropped);
        Assert.Equal("feature used", dropped.EventName);
        Assert.Contains("is not registered", Assert.Single(dropped.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subscription_that_shows_every_event_keeps_an_unregistered_one_with_a_warning_at_its_first()
    {
        await using var running = await RunningEmulator.StartAsync(options =>
        {
            options.RegisteredPxEvents = ["Feature Used"];
            options.DropUnregisteredPxEvents = false;
        });

        foreach (var name in new[] { "Feature Used", "Report Exported", "Report Exported" })
        {
            using var response = await running.PostAsync(RunningEmulator.Named(name));
        }

        Assert.Equal(3, running.Events.Good.Count);
        Assert.Empty(running.Events.Good[0].Warnings);
        Assert.StartsWith("The event 'Report Exported' was never seen before", Assert.Single(running.Events.Good[1].Warnings), StringComparison.Ordinal);
        Assert.Empty(running.Events.Good[2].Warnings);
    }
}
