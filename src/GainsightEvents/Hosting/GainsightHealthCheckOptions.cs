namespace GainsightEvents;

/// <summary>From when on the health check of GainsightEvents reports a problem.</summary>
public sealed class GainsightHealthCheckOptions
{
    private TimeSpan _oldestAge = TimeSpan.FromHours(1);
    private double _roomTaken = 0.8;
    private int _newDeadLetters;

    /// <summary>How long the oldest queued entry of a lane may wait; an hour by default. Raise it where the day's quota makes events wait.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public TimeSpan OldestAge
    {
        get => _oldestAge;
        set => _oldestAge = value > TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"{nameof(OldestAge)} must be positive.");
    }

    /// <summary>How much of the outbox's room may be taken, by entries or by bytes, above 0 and up to 1; 0.8 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside these bounds.</exception>
    public double RoomTaken
    {
        get => _roomTaken;
        set => _roomTaken = value is > 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"{nameof(RoomTaken)} must be above 0 and not above 1; 0.8 is four fifths of the room.");
    }

    /// <summary>
    /// How many dead letters of a lane may have come since the start of the process and still be there; none by default. Those of earlier
    /// are not counted. Replaying or purging them makes the check healthy again.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int NewDeadLetters
    {
        get => _newDeadLetters;
        set => _newDeadLetters = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"{nameof(NewDeadLetters)} must not be negative.");
    }
}
