using GainsightEvents.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GainsightEvents.Testing.Tests;

/// <summary>Tests that wait for events with a verdict on an emulator, as users write them.</summary>
public sealed class EmulatorTests : IAsyncLifetime
{
    private GainsightEmulator _emulator = null!;
    private IHost _host = null!;

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    private IEventPublisher Publisher => _host.Services.GetRequiredService<IEventPublisher>();

    public async ValueTask InitializeAsync()
    {
        _emulator = await GainsightEmulator.StartAsync(new EmulatorOptions { Catalogs = { EventCatalog.Of<ReportExported>() } }, Ended);
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddGainsightEvents(
            static options =>
            {
                options.Px.Region = PxRegion.Eu;
                options.OnInvalid = InvalidEventPolicy.DeadLetter;
                options.Nxt.BaseAddress = new Uri("https://acme.gainsightcloud.com");
            },
            EventCatalog.Of<ReportExported>(), CustomEvent.Catalog).UseSqliteOutbox("never-made.db");
        builder.Services.UseGainsightEmulator(_emulator);
        _host = builder.Build();
        await _host.StartAsync(Ended);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task A_good_event_is_waited_for_by_its_type_and_its_values()
    {
        await Publisher.PublishAsync(new ReportExported("user-1", "Print") { Rows = 42, Session = "s-1" }, Ended);
        await Publisher.PublishAsync(new SeatAdded("user-1", 7), Ended);

        var exported = await _emulator.WaitForAsync<ReportExported>(static received => received.Attribute("featureName") == "Print", cancellationToken: Ended);
        Assert.Equal(("42", "s-1", null), (exported.Attribute("rows"), exported.Field("sessionId"), exported.Attribute("no such")));
        var seats = await _emulator.WaitForAsync<SeatAdded>(static received => received.Target == EventTarget.Nxt, cancellationToken: Ended);
        Assert.Equal("7", seats.Attribute("seats"));
        _emulator.ShouldHaveNoBadEvents();
        Assert.False(File.Exists("never-made.db"));
    }

    [Fact]
    public async Task A_bad_event_ends_the_wait_at_once_and_is_told_with_its_reasons()
    {
        // A declared name, published past the declaration.
        await Publisher.PublishAsync(new CustomEvent("Report Exported", "user-1") { Attributes = { ["featureName"] = 3 } }, Ended);

        var exception = await Assert.ThrowsAsync<EventAssertionException>(() => _emulator.WaitForAsync<ReportExported>(timeout: TimeSpan.FromMinutes(5), cancellationToken: Ended));
        Assert.Contains("featureName", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Report Exported", Assert.Throws<EventAssertionException>(_emulator.ShouldHaveNoBadEvents).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_PX_would_accept_and_drop_is_as_bad_as_one_that_is_refused()
    {
        await using var strict = await GainsightEmulator.StartAsync(new EmulatorOptions { RegisteredPxEvents = ["Something Else"] }, Ended);
        var options = new GainsightOptions { Mode = GainsightMode.Emulator, Px = { BaseAddress = strict.BaseAddress }, Nxt = { BaseAddress = strict.BaseAddress } };
        await using var publisher = GainsightPublisher.Create(options, EventCatalog.Of<ReportExported>());
        await publisher.PublishAsync(new ReportExported("user-1", "Print"), Ended);

        var exception = await Assert.ThrowsAsync<EventAssertionException>(() => strict.WaitForAsync<ReportExported>(timeout: TimeSpan.FromMinutes(5), cancellationToken: Ended));
        Assert.Contains("Dropped", exception.Message, StringComparison.Ordinal);
        Assert.Throws<EventAssertionException>(strict.ShouldHaveNoBadEvents);
        Assert.Single(strict.ForUser("user-1").Dropped);
        Assert.Throws<EventAssertionException>(strict.ForUser("user-1").ShouldHaveNoBadEvents);
    }

    [Fact]
    public async Task What_does_not_arrive_fails_with_what_did()
    {
        await Publisher.PublishAsync(new ReportExported("user-1", "Print"), Ended);
        await _emulator.WaitForAsync<ReportExported>(cancellationToken: Ended);

        var exception = await Assert.ThrowsAsync<EventAssertionException>(
            () => _emulator.WaitForAsync<SeatAdded>(timeout: TimeSpan.FromMilliseconds(50), cancellationToken: Ended));
        Assert.Contains("Seat Added", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Report Exported", exception.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => _emulator.WaitForAsync<CustomEvent>(cancellationToken: Ended));
    }

    [Fact]
    public async Task Tests_that_share_an_emulator_see_their_own_user_s_events_only()
    {
        var mine = _emulator.ForUser("user-mine");
        await Publisher.PublishAsync(new CustomEvent("Report Exported", "user-other"), Ended);
        await _emulator.WaitForAsync(static events => events.Counts.Bad == 1, TimeSpan.FromSeconds(30), Ended);
        await Publisher.PublishAsync(new ReportExported("user-mine", "Print"), Ended);

        await mine.WaitForAsync<ReportExported>(cancellationToken: Ended);
        mine.ShouldHaveNoBadEvents();
        Assert.Equal("user-mine", Assert.Single(mine.Good).IdentifyId);
        Assert.Single(_emulator.ForUser("user-other").Bad);
        Assert.Throws<EventAssertionException>(_emulator.ForUser("user-other").ShouldHaveNoBadEvents);
    }

    [Fact]
    public async Task An_event_for_both_targets_is_its_user_s_at_both()
    {
        await Publisher.PublishAsync(new SeatAdded("user-mine", 3), Ended);
        await Publisher.PublishAsync(new SeatAdded("user-other", 4), Ended);
        var mine = _emulator.ForUser("user-mine");

        await mine.WaitForAsync<SeatAdded>(static received => received.Target == EventTarget.Px, cancellationToken: Ended);
        var atNxt = await mine.WaitForAsync<SeatAdded>(static received => received.Target == EventTarget.Nxt, cancellationToken: Ended);

        Assert.Equal("3", atNxt.Field("seats"));
        Assert.Equal(2, mine.Good.Count);
    }

    [Fact]
    public void An_invalid_event_throws_under_test() =>
        Assert.Throws<InvalidEventException>(() => Publisher.PublishAsync(new SeatAdded("user-1", int.Parse("0", null)), Ended).AsTask().GetAwaiter().GetResult());
}
