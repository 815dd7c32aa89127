using GainsightEvents.Outbox;

namespace GainsightEvents.Delivery;

/// <summary>Reads an answer. The first row that fits decides; NXT's codes come before the status, which contradicts them at times.</summary>
internal static class OutcomeTable
{
    /// <summary>Attempts after which a server error is the entry's own, if its lane delivers others.</summary>
    public const int MaxAttempts = 20;

    /// <summary>Judges one attempt.</summary>
    /// <param name="entry">The entry, with the attempts before this one.</param>
    /// <param name="response">The answer.</param>
    /// <param name="lastDeliveredAt">When the lane last delivered any entry.</param>
    public static Outcome Judge(LeasedEntry entry, TransportResponse response, DateTimeOffset? lastDeliveredAt) => response switch
    {
        { ErrorCode: "1001" } => Dead(entry, response),
        { ErrorCode: "GS_APIG_2401" } or { ErrorCode: "GS_APIG_1000" } => Pause(entry, response),
        { ErrorCode: "GU_2400" } => Throttled(entry, response),
        { ErrorCode: "GU_1101" } => Failed(entry, response, lastDeliveredAt),
        { Status: >= 200 and < 300, IsWebPage: true } => Pause(entry, response),
        { Status: >= 200 and < 300, Result: false } => Dead(entry, response),
        { Status: >= 200 and < 300 } => Outcome.Delivered,
        { Status: (>= 300 and < 400) or 401 or 403 or 404 } => Pause(entry, response),
        { Status: 429 } => Throttled(entry, response),
        { Status: 408 or < 200 or >= 500 } => Failed(entry, response, lastDeliveredAt),
        _ => Dead(entry, response),
    };

    private static Outcome Dead(LeasedEntry entry, TransportResponse response) =>
        new(OutcomeKind.DeadLetter, OutcomeReason.Rejected(entry.Lane, response));

    private static Outcome Pause(LeasedEntry entry, TransportResponse response) =>
        new(OutcomeKind.Pause, OutcomeReason.Refused(entry.Lane, response));

    private static Outcome Throttled(LeasedEntry entry, TransportResponse response) =>
        new(OutcomeKind.Retry, OutcomeReason.Throttled(entry.Lane, response), CountsAttempt: false);

    private static Outcome Failed(LeasedEntry entry, TransportResponse response, DateTimeOffset? lastDeliveredAt)
    {
        var attempts = entry.Attempts + 1;
        var lanePassesOthers = lastDeliveredAt is { } delivered && entry.LastAttemptAt is { } previous && delivered > previous;
        return response.Status >= 500 && attempts >= MaxAttempts && lanePassesOthers
            ? new(OutcomeKind.DeadLetter, OutcomeReason.FailedTooOften(entry.Lane, response, attempts))
            : new(OutcomeKind.Retry, OutcomeReason.Failed(entry.Lane, response), CountsAttempt: true);
    }
}
