namespace GainsightEvents.Delivery;

/// <summary>What an attempt means.</summary>
/// <param name="Kind">For the entry and its lane.</param>
/// <param name="Reason">A message that a person can act on; <see langword="null"/> for a delivery.</param>
/// <param name="CountsAttempt">
/// For a retry: whether the attempt counts. It does where the host failed; it does not where the lane was too fast and must slow down.
/// </param>
internal readonly record struct Outcome(OutcomeKind Kind, string? Reason = null, bool CountsAttempt = false)
{
    public static Outcome Delivered { get; } = new(OutcomeKind.Delivered);

    /// <summary>The lane was too fast.</summary>
    public bool Throttles => Kind == OutcomeKind.Retry && !CountsAttempt;
}
