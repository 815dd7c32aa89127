using System.Globalization;

namespace GainsightEvents.Outbox.Sqlite.Peer;

/// <summary>Plays a lane's dispatcher, whose transport notes what it is given and takes no time.</summary>
internal sealed class Peer(IOutbox outbox, LanePolicy policy)
{
    // A lane that is closed for longer is not waited for.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Guid _owner = Guid.NewGuid();
    private readonly List<LeasedEntry> _leased = [];

    /// <summary>Leases entries and keeps them.</summary>
    /// <returns>When the next claim may bring something, in milliseconds, and the entries.</returns>
    public async Task<string> ClaimAsync(int maxEntries)
    {
        var before = _leased.Count;
        var result = await outbox.ClaimAsync(new ClaimRequest(policy, _owner, maxEntries), _leased, CancellationToken.None);
        var next = result.NextIn is { } wait ? (long)wait.TotalMilliseconds : -1;
        return string.Join(' ', [$"{next}", .. _leased.Skip(before).Select(Describe)]);
    }

    /// <summary>Settles all that it holds.</summary>
    /// <returns>What became of each.</returns>
    public async Task<string> SettleAsync(AttemptKind kind)
    {
        var effects = new List<SettlementEffect>();
        await outbox.SettleAsync(policy, [.. _leased.Select(entry => new Settlement(entry, kind, "a reason"))], effects, CancellationToken.None);
        _leased.Clear();
        return string.Join(' ', effects.Select(static effect => effect.Fate));
    }

    /// <summary>Delivers until nothing is queued, or the lane is closed for long.</summary>
    /// <returns>What it delivered.</returns>
    public async Task<string> DrainAsync()
    {
        var sent = new List<string>();
        while (true)
        {
            var result = await outbox.ClaimAsync(new ClaimRequest(policy, _owner, 32), _leased, CancellationToken.None);
            var claimed = _leased.Select(Describe).ToList();
            if (claimed.Count > 0)
            {
                var fates = await SettleAsync(AttemptKind.Delivered);
                sent.AddRange(claimed.Zip(fates.Split(' ')).Where(static item => item.Second == nameof(EntryFate.Delivered)).Select(static item => item.First));
                continue;
            }

            if (result.NextIn > Patience || (await outbox.ReadAsync(CancellationToken.None)).Total.Queued == 0)
            {
                return string.Join(' ', sent);
            }

            var wait = result.NextIn ?? TimeSpan.FromMilliseconds(20);
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)));
        }
    }

    /// <summary>Reads the lane.</summary>
    public async Task<string> ReadAsync()
    {
        var lane = (await outbox.ReadAsync(CancellationToken.None)).Lanes.Single(lane => lane.Lane == policy.Lane);
        return lane.State.Find(policy.Version) is { IsPaused: true } trouble ? $"paused: {trouble.Reason}" : "open";
    }

    private static string Describe(LeasedEntry entry) =>
        string.Create(CultureInfo.InvariantCulture, $"{entry.EventId}/{entry.ClaimedAt}/{entry.IsProbe}");
}
