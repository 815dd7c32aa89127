using System.Net;

namespace GainsightEvents.Emulator.Tests.Px;

/// <summary>What Gainsight answers 201 and never shows.</summary>
public sealed class PxSwallowedTests
{
    [Fact]
    public async Task An_event_for_another_product_is_answered_201_and_kept_among_the_bad()
    {
        await using var running = await RunningEmulator.StartAsync(options => options.Keys.Add(new EmulatorKey("product-key-0123", PropertyKey: "AP-OTHER-2")));

        using var response = await running.PostAsync(TestProject.FeatureUsed, "product-key-0123");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var bad = Assert.Single(running.Events.Bad);
        Assert.Contains("AP-OTHER-2", Assert.Single(bad.Reasons), StringComparison.Ordinal);
        Assert.Equal(201, bad.Status);
        Assert.Empty(running.Events.Good);
    }

    [Fact]
    public async Task An_unregistered_event_is_answered_201_and_kept_among_the_bad()
    {
        await using var running = await RunningEmulator.StartAsync(options => options.RegisteredPxEvents = ["Feature Used"]);

        using var registered = await running.PostAsync(TestProject.FeatureUsed);
        using var unregistered = await running.PostAsync(RunningEmulator.Named("feature used"));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (registered.StatusCode, unregistered.StatusCode));
        Assert.Equal("Feature Used", Assert.Single(running.Events.Good).EventName);
        var bad = Assert.Single(running.Events.Bad);
        Assert.Equal("feature used", bad.EventName);
        Assert.Contains("is not registered", Assert.Single(bad.Reasons), StringComparison.Ordinal);
    }
}
