using System.Text;
using GainsightEvents.Outbox;
using GainsightEvents.Tests.Time;

namespace GainsightEvents.Tests.Outbox;

/// <summary>Plays publisher and dispatcher against an outbox, in the words of the tests.</summary>
internal sealed class OutboxDriver(IOutbox outbox, FakeTimeProvider clock)
{
    /// <summary>A quota that is never in the way.</summary>
    public static QuotaPolicy Plenty { get; } = new(1_000_000, TimeSpan.FromSeconds(1), 0, 1_000_000);

    public static Lane OtherLane { get; } = new(EventTarget.Px, "Other");

    public IOutbox Outbox => outbox;

    public IDeadLetters DeadLetters => (IDeadLetters)outbox;

    public FakeTimeProvider Clock => clock;

    public QuotaPolicy Quota { get; set; } = Plenty;

    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromMinutes(1);

    public static EntryHeader Header(string name, EventPriority priority = EventPriority.Normal) => new(name, priority, "identifyId");

    public static string BodyOf(string identifyId, int padding = 0) =>
        $$"""{"attributes":{"identifyId":"nested","text":"{{new string('x', padding)}}"},"identifyId":"{{identifyId}}"}""";

    public NewEntry Entry(EntryHeader header, int start, int length, Lane? lane = null, TimeSpan? maxAge = null) =>
        new(Guid.NewGuid(), lane ?? Lane.Px, header, clock.Now, clock.Now + (maxAge ?? TimeSpan.FromDays(7)), start, length);

    public async Task<AppendStatus> TryAppendAsync(
        string name,
        string? body = null,
        EventPriority priority = EventPriority.Normal,
        Lane? lane = null,
        TimeSpan? maxAge = null,
        string? deadReason = null)
    {
        var utf8 = Encoding.UTF8.GetBytes(body ?? BodyOf(name));
        var entry = Entry(Header(name, priority), 0, utf8.Length, lane, maxAge) with { DeadReason = deadReason };
        return await outbox.AppendAsync([entry], utf8, CancellationToken.None);
    }

    public async Task AppendAsync(params string[] names)
    {
        foreach (var name in names)
        {
            Assert.Equal(AppendStatus.Committed, await TryAppendAsync(name));
        }
    }

    public async Task<Claim> ClaimAsync(int maxEntries = 1000, Lane? lane = null) =>
        await outbox.ClaimAsync(new ClaimRequest(lane ?? Lane.Px, maxEntries, clock.Now, LeaseDuration, Quota), CancellationToken.None);

    public async Task<LeasedEntry> ClaimOneAsync() => Assert.Single((await ClaimAsync(1)).Entries);

    public async Task<string[]> ClaimNamesAsync(int maxEntries = 1000) => [.. (await ClaimAsync(maxEntries)).Entries.Select(static e => e.EventName)];

    public async Task<bool> SettleAsync(
        LeasedEntry entry, SettlementKind kind, TimeSpan dueIn = default, bool countsAttempt = false, string? reason = "a reason") =>
        Assert.Single(await outbox.SettleAsync(
            [new Settlement(entry, kind, clock.Now) { DueAt = clock.Now + dueIn, CountsAttempt = countsAttempt, Reason = reason }],
            CancellationToken.None));

    public async Task<LedgerCounts> CountsAsync(Lane? lane = null) =>
        (await outbox.ReadLedgerAsync(CancellationToken.None)).Lanes.SingleOrDefault(l => l.Lane == (lane ?? Lane.Px))?.Counts ?? default;

    public async Task<IReadOnlyList<DeadLetter>> ListDeadAsync() => await DeadLetters.ListAsync(0, int.MaxValue, CancellationToken.None);
}
