using GainsightEvents.Delivery;
using GainsightEvents.Outbox;
using GainsightEvents.Settings;

namespace GainsightEvents.Hosting;

/// <summary>What operators are told of an outbox at one moment.</summary>
/// <param name="Lanes">Every lane that runs, and every one that the store knows.</param>
/// <param name="RoomTaken">How much of its room is taken, from 0 to 1.</param>
internal sealed record OutboxReading(IReadOnlyList<LaneReading> Lanes, double RoomTaken)
{
    public static OutboxReading Of(OutboxSnapshot snapshot, SettingsSnapshot settings)
    {
        var room = new OutboxRoom(settings.Outbox.MaxEvents, settings.Outbox.MaxBytes);
        var stored = snapshot.Lanes.ToDictionary(static lane => lane.Lane);
        return new OutboxReading(
            [
                .. from lane in settings.Lanes.Keys.Concat(stored.Keys).Distinct()
                   orderby lane.Name
                   select LaneReading.Of(
                       lane, stored.TryGetValue(lane, out var known) ? known : null, settings.Lanes.TryGetValue(lane, out var running) ? running : null, snapshot.Now),
            ],
            room.Share([.. snapshot.Lanes.Select(static lane => lane.Use)]));
    }
}

/// <summary>A lane at that moment.</summary>
internal sealed record LaneReading
{
    public required Lane Lane { get; init; }

    public LedgerCounts Counts { get; init; }

    /// <summary>How long its oldest queued entry has waited; <see langword="null"/> where none is queued.</summary>
    public TimeSpan? OldestFor { get; init; }

    /// <summary>Whether it is configured. What an account that is configured no more has left in the store nobody delivers.</summary>
    public bool IsConfigured { get; init; }

    public bool IsPaused { get; init; }

    public bool InOutage { get; init; }

    public bool IsBraked { get; init; }

    /// <summary>Why it is any of these.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Requests that may go at once; <see langword="null"/> where the quota is not known.</summary>
    public int? LeftInWindow { get; init; }

    /// <summary>Requests that the day still admits; <see langword="null"/> where it has no limit.</summary>
    public int? LeftOfDay { get; init; }

    /// <summary>How long what is queued takes at the rate of the quota; <see langword="null"/> where that is not known.</summary>
    public TimeSpan? TimeToDrain { get; init; }

    public bool IsProbing => IsPaused || InOutage || IsBraked;

    public static LaneReading Of(Lane lane, LaneSnapshot? stored, LaneSettings? settings, long now)
    {
        var reading = new LaneReading
        {
            Lane = lane,
            Counts = stored?.Counts ?? default,
            OldestFor = stored?.OldestFor,
            IsConfigured = settings is not null,
        };
        if (settings is null)
        {
            return reading;
        }

        var state = stored?.State ?? new LaneState();
        state.Heed(now);
        var trouble = state.Find(settings.Version);
        var quota = LanePolicies.Of(settings, Jitter.Next).QuotaNow(state, now);
        return reading with
        {
            IsPaused = trouble is { IsPaused: true },
            InOutage = trouble is { InOutage: true },
            IsBraked = trouble is { IsBraked: true },
            Reason = trouble is { IsProbing: true } ? trouble.Reason : "",
            LeftInWindow = quota.LeftInWindow(state.Quota, now),
            LeftOfDay = quota.LeftOfDay(state.Quota, now),
            TimeToDrain = quota.TimeFor(state.Quota, now, reading.Counts.Queued),
        };
    }
}
