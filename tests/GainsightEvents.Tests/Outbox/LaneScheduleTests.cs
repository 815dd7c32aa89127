using GainsightEvents.Outbox;
using GainsightEvents.Outbox.InMemory;
using GainsightEvents.Tests.Time;

namespace GainsightEvents.Tests.Outbox;

/// <summary>
/// Processes of different settings claim, settle and die at random on one outbox, and what must hold for a lane holds: the quota in every
/// window, an end to every wait, and no dead letter without a cause.
/// </summary>
public sealed class LaneScheduleTests
{
    // A server that asks for more than a day is granted a day; the day's quota is held for a day and a minute.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(2);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whatever_the_attempts_bring_the_quota_holds_and_no_lane_is_stuck(int seed)
    {
        var schedule = new Schedule(seed);
        for (var step = 1; step <= 3000; step++)
        {
            await schedule.StepAsync();
            if (step % 300 == 0)
            {
                await schedule.WaitForAClaimAsync();
            }
        }

        Assert.InRange(MostWithin(TimeSpan.FromSeconds(1), schedule.Permits), 1, Schedule.PerSecond);
        Assert.InRange(MostWithin(TimeSpan.FromDays(1), schedule.Permits), 1, Schedule.PerDay);
        await schedule.ExpireAsync();
    }

    private static int MostWithin(TimeSpan window, List<long> times)
    {
        var (most, first) = (0, 0);
        for (var last = 0; last < times.Count; last++)
        {
            for (; times[first] <= times[last] - window.Ticks; first++)
            {
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }

    private sealed class Schedule(int seed)
    {
        public const int PerSecond = 20, PerDay = 40;

        private readonly Random _random = new(seed);
        private readonly OutboxDriver _driver = NewDriver(seed);
        private readonly List<LeasedEntry> _leased = [];
        private readonly Dictionary<Guid, int> _deliveredAtRefusal = [];
        private int _delivered;

        /// <summary>When permits were taken.</summary>
        public List<long> Permits { get; } = [];

        public Task StepAsync() => _random.Next(10) switch
        {
            0 or 1 or 2 => AppendAsync(),
            3 or 4 or 5 => ClaimAsync(),
            6 or 7 or 8 when _leased.Count > 0 => SettleAsync(),
            _ => PassAsync(),
        };

        /// <summary>Whatever the state is, time alone brings a claim that takes an entry, as long as there is one.</summary>
        public async Task WaitForAClaimAsync()
        {
            // All processes have died, and one is left.
            _leased.Clear();
            for (var (waited, before) = (TimeSpan.Zero, Permits.Count); Permits.Count == before && (await _driver.CountsAsync()).Queued > 0;)
            {
                var next = await ClaimAsync();
                if (Permits.Count == before && next is { } wait)
                {
                    _driver.Clock.Advance(wait);
                    waited += wait;
                }

                Assert.True(next is not null || Permits.Count > before, "There are entries, and nothing to wait for.");
                Assert.True(waited <= LongestWait, $"Nothing could be claimed for {waited}.");
            }
        }

        /// <summary>Entries expire in whatever state their lane is.</summary>
        public async Task ExpireAsync()
        {
            _leased.Clear();
            _driver.Clock.Advance(TimeSpan.FromDays(30));
            for (var claims = 0; (await _driver.CountsAsync()).Queued > 0; claims++)
            {
                Assert.True(claims < 1000, "Some do not expire.");
                var claim = await _driver.ClaimAsync();
                Assert.Empty(claim.Entries);
                _driver.Clock.Advance(claim.NextIn ?? TimeSpan.Zero);
            }
        }

        private static OutboxDriver NewDriver(int seed)
        {
            var clock = new FakeTimeProvider();
            return new OutboxDriver(new InMemoryOutbox(5000, 64 << 20, TimeSpan.FromDays(365), clock), clock)
            {
                Quota = QuotaPolicy.ForPx(PerSecond, seed % 3) with { PerDay = PerDay },
                LeaseDuration = TimeSpan.FromMinutes(seed),
            };
        }

        private async Task AppendAsync() => await _driver.TryAppendAsync(
            $"{_random.Next(4)}", priority: (EventPriority)_random.Next(-1, 2), maxAge: TimeSpan.FromMinutes(_random.Next(1, 10_000)));

        private async Task<TimeSpan?> ClaimAsync()
        {
            // Mostly the settings of all; at times those of a process that was started before or after.
            var other = _random.Next(8) == 0;
            _driver.Version = other ? _random.Next(2, 8) : 1;
            var claim = await _driver.ClaimAsync(_random.Next(1, 20));
            _leased.AddRange(claim.Entries);
            Permits.AddRange(claim.Entries.Select(static entry => entry.ClaimedAt));
            await CheckStateAsync();
            return claim.NextIn;
        }

        private async Task SettleAsync()
        {
            var entry = _leased[_random.Next(_leased.Count)];
            _leased.Remove(entry);
            var kind = (AttemptKind)_random.Next(-3, 7);
            kind = kind < 0 ? AttemptKind.Delivered : kind;
            _driver.Version = entry.Version;
            var wasPaused = (await StateAsync()).Find(entry.Version) is { IsPaused: true };
            var retryAfter = _random.Next(20) == 0 ? TimeSpan.FromHours(_random.Next(100)) : (TimeSpan?)null;
            var effect = await _driver.SettleAsync(entry, kind, "a reason", retryAfter);
            if (effect.Fate == EntryFate.None)
            {
                return;
            }

            _delivered += effect.Fate == EntryFate.Delivered ? 1 : 0;
            if (kind == AttemptKind.Refused && effect.Fate == EntryFate.DeadLettered)
            {
                Assert.False(wasPaused, "Refused with its lane, and a dead letter.");
                Assert.True(_deliveredAtRefusal.TryGetValue(entry.EventId, out var delivered) && _delivered > delivered, "Nothing passed since it was refused.");
            }
            else if (kind == AttemptKind.Refused)
            {
                _deliveredAtRefusal[entry.EventId] = _delivered;
            }
        }

        private Task PassAsync()
        {
            var time = _random.Next(40) switch { 0 => TimeSpan.FromHours(_random.Next(30)), < 5 => TimeSpan.FromMinutes(_random.Next(10)), _ => TimeSpan.FromMilliseconds(_random.Next(2000)) };
            _driver.Clock.Advance(time);

            // A process may die, and what it held is settled by nobody.
            if (_random.Next(50) == 0)
            {
                _leased.Clear();
            }

            return Task.CompletedTask;
        }

        private async Task<LaneState> StateAsync() => Assert.Single((await _driver.Outbox.ReadAsync(CancellationToken.None)).Lanes).State;

        private async Task CheckStateAsync()
        {
            var bytes = (await StateAsync()).ToBytes();
            Assert.Equal(bytes, LaneState.FromBytes(bytes).ToBytes());
        }
    }
}
