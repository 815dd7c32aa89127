using System.Text;
using GainsightEvents.Outbox;
using GainsightEvents.Tests.Time;

namespace GainsightEvents.Tests.Outbox;

/// <summary>Plays publisher and dispatcher against an outbox, in the words of the tests.</summary>
internal sealed class OutboxDriver(IOutbox outbox, FakeTimeProvider clock)
{
    /// <summary>A quota that is never in the way.</summary>
    public static QuotaPolicy Plenty { get; } = new(1_000_000, TimeSpan.FromSeconds(1), 0, TimeSpan.FromSeconds(2));

    public static Lane OtherLane { get; } = new(EventTarget.Px, "Other");

    public IOutbox Outbox => outbox;

    public FakeTimeProvider Clock => clock;

    public Guid Owner { get; } = Guid.NewGuid();

    public QuotaPolicy Quota { get; set; } = Plenty;

    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The version of the lanes' settings.</summary>
    public long Version { get; set; } = 1;

    public static EntryHeader Header(string name, EventPriority priority = EventPriority.Normal) => new(name, priority, "identifyId");

    public static string BodyOf(string identifyId, int padding = 0) =>
        $$"""{"attributes":{"identifyId":"nested","text":"{{new string('x', padding)}}"},"identifyId":"{{identifyId}}"}""";

    /// <summary>A leased entry that no store has.</summary>
    public static LeasedEntry Leased(Lane lane, string name = "Feature Used", string body = "{}", EntryHistory history = default) => new()
    {
        Key = 1,
        Epoch = 1,
        EventId = Guid.NewGuid(),
        Lane = lane,
        Header = Header(name),
        Body = Encoding.UTF8.GetBytes(body),
        AcceptedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        ClaimedAt = 1,
        Version = 1,
        History = history,
    };

    public LanePolicy PolicyOf(Lane lane) => new(lane, Version, Quota, LeaseDuration, static () => 0.5);

    public NewEntry Entry(EntryHeader header, int start, int length, Lane? lane = null, TimeSpan? maxAge = null) =>
        new(Guid.NewGuid(), lane ?? Lane.Px, header, clock.Now, maxAge ?? TimeSpan.FromDays(7), start, length);

    public async Task<AppendStatus> TryAppendAsync(
        string name,
        string? body = null,
        EventPriority priority = EventPriority.Normal,
        Lane? lane = null,
        TimeSpan? maxAge = null,
        string? deadReason = null) =>
        (await OfferAsync(OverflowPolicy.Reject, name, body, priority, lane, maxAge, deadReason)).Status;

    public async Task<AppendResult> OfferAsync(
        OverflowPolicy overflow,
        string name,
        string? body = null,
        EventPriority priority = EventPriority.Normal,
        Lane? lane = null,
        TimeSpan? maxAge = null,
        string? deadReason = null)
    {
        var utf8 = Encoding.UTF8.GetBytes(body ?? BodyOf(name));
        var entry = Entry(Header(name, priority), 0, utf8.Length, lane, maxAge) with { DeadReason = deadReason };
        return await outbox.AppendAsync([entry], utf8, overflow, CancellationToken.None);
    }

    public async Task AppendAsync(params string[] names)
    {
        foreach (var name in names)
        {
            Assert.Equal(AppendStatus.Committed, await TryAppendAsync(name));
        }
    }

    public async Task<Claimed> ClaimAsync(int maxEntries = 1000, Lane? lane = null, long? replacedVersion = null)
    {
        var entries = new List<LeasedEntry>();
        var request = new ClaimRequest(PolicyOf(lane ?? Lane.Px), Owner, maxEntries, replacedVersion);
        var result = await outbox.ClaimAsync(request, entries, CancellationToken.None);
        return new Claimed(entries, result);
    }

    public async Task<LeasedEntry> ClaimOneAsync(Lane? lane = null) => Assert.Single((await ClaimAsync(1, lane)).Entries);

    public async Task<string[]> ClaimNamesAsync(int maxEntries = 1000) => [.. (await ClaimAsync(maxEntries)).Entries.Select(static e => e.EventName)];

    public async Task<SettlementEffect> SettleAsync(LeasedEntry entry, AttemptKind kind, string reason = "a reason", TimeSpan? retryAfter = null)
    {
        var effects = new List<SettlementEffect>();
        await outbox.SettleAsync(PolicyOf(entry.Lane), [new Settlement(entry, kind, reason) { RetryAfter = retryAfter }], effects, CancellationToken.None);
        return Assert.Single(effects);
    }

    public async Task<LedgerCounts> CountsAsync(Lane? lane = null) =>
        (await outbox.ReadAsync(CancellationToken.None)).Lanes.SingleOrDefault(l => l.Lane == (lane ?? Lane.Px))?.Counts ?? default;

    public async Task<IReadOnlyList<DeadLetter>> ListDeadAsync() =>
        await outbox.ListDeadLettersAsync(new DeadLetterFilter { MaxCount = int.MaxValue }, CancellationToken.None);
}

/// <summary>What a claim brought.</summary>
internal sealed record Claimed(IReadOnlyList<LeasedEntry> Entries, ClaimResult Result)
{
    public IReadOnlyList<DeliveryReport> Expired => Result.Expired ?? [];

    public TimeSpan? NextIn => Result.NextIn;
}
