namespace GainsightEvents.Outbox.Sqlite;

/// <summary>A lane as a transaction has it.</summary>
/// <param name="id">Its number in the file.</param>
/// <param name="lane">The lane.</param>
/// <param name="bytes">Bytes of the bodies it holds.</param>
/// <param name="counts">Its account.</param>
/// <param name="readState">Reads what the lane's policy knows.</param>
internal sealed class LaneRow(long id, Lane lane, long bytes, LedgerCounts counts, Func<long, byte[]?> readState)
{
    private readonly long _bytes = bytes;
    private readonly LedgerCounts _counts = counts;
    private byte[]? _stateAtStart;
    private LaneState? _state;

    public long Id => id;

    public Lane Lane => lane;

    public LedgerCounts Counts { get; set; } = counts;

    public long Bytes { get; set; } = bytes;

    public bool IsNew { get; init; }

    public bool IsChanged => IsNew || Bytes != _bytes || Counts != _counts;

    /// <summary>What the lane's policy knows. Read when it is first asked for, which an append never does.</summary>
    public LaneState State => _state ??= LaneState.FromBytes(_stateAtStart = readState(id));

    /// <summary>The state to store; <see langword="null"/> where it has not changed.</summary>
    public byte[]? ChangedState => _state?.ToBytes() is { } bytes && !bytes.AsSpan().SequenceEqual(_stateAtStart) ? bytes : null;

    /// <summary>What it holds of the room.</summary>
    public LaneUse Use => new(lane, Counts.Queued + Counts.DeadLettered, Bytes);
}
