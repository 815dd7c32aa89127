using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace GainsightEvents.Testing.Tests;

public sealed class RecordingPublisherTests
{
    private readonly RecordingPublisher _recorder = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_published_is_received_as_it_was()
    {
        var exported = new ReportExported("user-1", "Bulk Export") { Rows = 3 };
        var receipt = await _recorder.PublishAsync(exported, Ended);
        Assert.True(_recorder.TryPublish(new SeatAdded("user-2", 5)));
        await _recorder.PublishReportExportedAsync("user-2", "Print", cancellationToken: Ended);

        Assert.Equal(PublishStatus.Accepted, receipt.Status);
        Assert.Equal(receipt.EventId, _recorder.All[0].EventId);
        Assert.Same(exported, _recorder.Single<ReportExported>(static one => one.UserId == "user-1"));
        Assert.Equal(5, _recorder.Single<SeatAdded>().Seats);
        Assert.Equal(["Bulk Export", "Print"], _recorder.Received<ReportExported>().Select(static one => one.FeatureName));
        Assert.Equal(3, _recorder.Received<IGainsightEvent>().Count);
        Assert.Equal([EventTarget.Px, EventTarget.Nxt], _recorder.All[1].Bodies.Keys);
        _recorder.None<TrialStarted>();

        _recorder.Clear();
        _recorder.None<IGainsightEvent>();
    }

    [Fact]
    public async Task A_failure_shows_what_was_received_instead()
    {
        var nothing = Assert.Throws<EventAssertionException>(() => _recorder.Single<ReportExported>());
        Assert.Equal("Expected one ReportExported, but there are 0. Nothing was published.", nothing.Message);

        await _recorder.PublishAsync(new ReportExported("user-1", "Bulk Export"), Ended);
        await _recorder.PublishAsync(new ReportExported("user-1", "Print"), Ended);

        var several = Assert.Throws<EventAssertionException>(() => _recorder.Single<ReportExported>());
        Assert.StartsWith("Expected one ReportExported, but there are 2. Published, 2 in all:\nReportExported → Px: {", several.Message, StringComparison.Ordinal);
        Assert.Contains("\"featureName\":\"Print\"", several.Message, StringComparison.Ordinal);

        var other = Assert.Throws<EventAssertionException>(() => _recorder.Single<ReportExported>(static one => one.FeatureName == "Mail"));
        Assert.StartsWith("Expected one ReportExported that fits, but there are 0. Published, 2 in all", other.Message, StringComparison.Ordinal);

        var some = Assert.Throws<EventAssertionException>(() => _recorder.None<ReportExported>(static one => one.FeatureName == "Print"));
        Assert.StartsWith("Expected no ReportExported that fits, but there is 1.", some.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_production_would_refuse_is_refused()
    {
        await Assert.ThrowsAsync<InvalidEventException>(async () => await _recorder.PublishAsync(new SeatAdded("user-1", int.Parse("0", null)), Ended));
        Assert.False(_recorder.TryPublish(new SeatAdded("user-1", int.Parse("0", null))));
        await Assert.ThrowsAsync<InvalidEventException>(async () => await _recorder.PublishAsync(new TrialStarted(), Ended));
        Assert.Empty(_recorder.All);
    }

    [Fact]
    public async Task Who_acts_and_when_are_the_test_s_to_say()
    {
        _recorder.TimeProvider = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(1717689600000));
        using (_recorder.Context.Identify(new EventContextValues { IdentifyId = "user-7" }))
        {
            await _recorder.PublishAsync(new TrialStarted { Plan = "Team" }, Ended);
        }

        var body = _recorder.All[0].Bodies[EventTarget.Px];
        Assert.Contains("\"identifyId\":\"user-7\"", body, StringComparison.Ordinal);
        Assert.Contains("\"date\":1717689600000", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_an_application_it_takes_the_publisher_s_place_and_its_context_and_needs_no_settings()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddGainsightEvents(static _ => { }, EventCatalog.Of<TrialStarted>()).UseSqliteOutbox("never-made.db");
        var recorder = builder.Services.RecordGainsightEvents();
        using var host = builder.Build();
        await host.StartAsync(Ended);

        using (host.Services.GetRequiredService<IEventContext>().Identify(new EventContextValues { IdentifyId = "user-9" }))
        {
            await host.Services.GetRequiredService<IEventPublisher>().PublishAsync(new TrialStarted { Plan = "Team" }, Ended);
        }

        Assert.Equal("Team", recorder.Single<TrialStarted>().Plan);
        Assert.Contains("\"identifyId\":\"user-9\"", recorder.All[0].Bodies[EventTarget.Px], StringComparison.Ordinal);
        await host.StopAsync(Ended);
        Assert.False(File.Exists("never-made.db"));
    }
}
