using GainsightEvents.Emulator;

namespace GainsightEvents.Testing.Tests;

public sealed class EventCoverageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gainsight-coverage-").FullName;
    private readonly EventCoverage _coverage = new(EventCatalog.Of<ReportExported>());
    private readonly string? _ci = Environment.GetEnvironmentVariable("CI");

    public EventCoverageTests() => Environment.SetEnvironmentVariable("CI", null);

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    private string Ratchet => Path.Combine(_folder, "events.coverage.txt");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("CI", _ci);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Events_and_members_that_arrived_good_are_covered()
    {
        await SendAsync(new ReportExported("user-1", "Print"), new SeatAdded("user-1", 2));
        await SendAsync(new ReportExported("user-1", "Print") { Rows = 2 });

        Assert.Equal(
            [
                "nxt:seat_added", "nxt:seat_added/seats", "nxt:seat_added/userId", "px:Report Exported", "px:Report Exported/featureName", "px:Report Exported/rows",
                "px:Report Exported/userId", "px:Seat Added", "px:Seat Added/seats", "px:Seat Added/userId",
            ],
            _coverage.Covered);
        Assert.Equal(["px:Report Exported/session", "px:Trial Started", "px:Trial Started/plan"], _coverage.Missing);
        Assert.Equal(
            """
            3 of 4 events and 7 of 9 members arrived good.
                  1 × nxt:seat_added
                  2 × px:Report Exported: without session
                  1 × px:Seat Added
                  0 × px:Trial Started: without plan

            """,
            _coverage.ToString(), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task An_event_that_arrived_bad_is_not_covered_and_nothing_at_all_fails()
    {
        await SendAsync(new CustomEvent("Report Exported", "user-1") { Attributes = { ["featureName"] = 3 } });

        Assert.Empty(_coverage.Covered);
        Assert.Contains("nothing is covered", Assert.Throws<EventAssertionException>(() => _coverage.ShouldNotFallBelow(Ratchet)).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Ratchet));
    }

    [Fact]
    public async Task The_ratchet_is_written_once_grows_and_never_falls()
    {
        await SendAsync(new ReportExported("user-1", "Print"));
        Assert.Contains("commit it", Assert.Throws<EventAssertionException>(() => _coverage.ShouldNotFallBelow(Ratchet)).Message, StringComparison.Ordinal);
        _coverage.ShouldNotFallBelow(Ratchet);
        var first = await File.ReadAllLinesAsync(Ratchet, Ended);

        await SendAsync(new SeatAdded("user-1", 2));
        Environment.SetEnvironmentVariable("CI", "true");
        _coverage.ShouldNotFallBelow(Ratchet);
        Assert.Equal(first, await File.ReadAllLinesAsync(Ratchet, Ended));
        Environment.SetEnvironmentVariable("CI", null);
        _coverage.ShouldNotFallBelow(Ratchet);
        Assert.Equal([.. _coverage.Covered], (await File.ReadAllLinesAsync(Ratchet, Ended)).Where(static line => !line.StartsWith('#')));

        var less = new EventCoverage(EventCatalog.Of<ReportExported>());
        await SendAsync(less, new ReportExported("user-1", "Print"));
        var exception = Assert.Throws<EventAssertionException>(() => less.ShouldNotFallBelow(Ratchet));
        Assert.Contains("px:Seat Added/seats", exception.Message, StringComparison.Ordinal);
    }

    private Task SendAsync(params IGainsightEvent[] events) => SendAsync(_coverage, events);

    private static async Task SendAsync(EventCoverage coverage, params IGainsightEvent[] events)
    {
        await using var emulator = await GainsightEmulator.StartAsync(EventCatalog.Of<ReportExported>());
        var options = new GainsightOptions { Mode = GainsightMode.Emulator, Px = { BaseAddress = emulator.BaseAddress }, Nxt = { BaseAddress = emulator.BaseAddress } };
        await using (var publisher = GainsightPublisher.Create(options, EventCatalog.Of<ReportExported>(), CustomEvent.Catalog))
        {
            foreach (var one in events)
            {
                await publisher.PublishAsync(one, Ended);
            }

            await emulator.WaitForAsync(arrived => arrived.Counts.Good + arrived.Counts.Bad >= events.Length, TimeSpan.FromSeconds(30), Ended);
            await publisher.FlushAsync(TimeSpan.FromSeconds(30), Ended);
        }

        coverage.Add(emulator);
    }
}
