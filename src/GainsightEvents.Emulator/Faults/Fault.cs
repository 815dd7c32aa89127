namespace GainsightEvents.Emulator;

/// <summary>
/// Something that goes wrong on demand. Of the requests that <see cref="When"/> is true for, it lets <see cref="Skip"/> through,
/// then meets <see cref="Times"/>.
/// </summary>
/// <param name="Response">What it does.</param>
public sealed record Fault(FaultResponse Response)
{
    /// <summary>Which requests it is for; all, unless set. Called for one request at a time.</summary>
    public Func<FaultRequest, bool> When { get; init; } = static _ => true;

    /// <summary>How many of them it lets through first.</summary>
    public int Skip { get; init; }

    /// <summary>How many it then meets; <see langword="null"/> for all.</summary>
    public int? Times { get; init; }
}
