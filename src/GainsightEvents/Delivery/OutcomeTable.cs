using GainsightEvents.Outbox;

namespace GainsightEvents.Delivery;

/// <summary>Reads an answer. The first row that fits decides; NXT's codes come before the status, which contradicts them at times.</summary>
internal static class OutcomeTable
{
    /// <summary>Says what an answer means, as far as it alone can tell; <see cref="LanePolicy"/> says the rest.</summary>
    public static Settlement Read(in LeasedEntry entry, TransportResponse response)
    {
        var kind = KindOf(entry.Lane.Target, response);
        return new Settlement(entry, kind, kind == AttemptKind.Delivered ? "" : OutcomeReason.Of(entry, kind, response))
        {
            RetryAfter = response.RetryAfter,
            MayBePoison = response.Status >= 500,
        };
    }

    /// <summary>What an answer means, without the reason.</summary>
    public static AttemptKind KindOf(EventTarget target, TransportResponse response) => response switch
    {
        { ErrorCode: NxtErrorCodes.NotRegistered } => AttemptKind.Rejected,
        { ErrorCode: NxtErrorCodes.InvalidCredentials or NxtErrorCodes.UnknownPath } => AttemptKind.Refused,
        { ErrorCode: NxtErrorCodes.TooManyRequests } => AttemptKind.Throttled,
        { ErrorCode: NxtErrorCodes.InternalError } => AttemptKind.Failed,

        // A gateway's page for an outage is an outage: entries must not end for it.
        { IsWebPage: true, Status: < 500 and not 429 and not 408 } => AttemptKind.Refused,
        { Status: >= 200 and < 300 } => target == EventTarget.Px ? AttemptKind.Delivered : KindOf(response.Result),
        { Status: (>= 300 and < 400) or 401 or 403 or 404 or 405 or 407 or 421 or 426 or 431 or 511 } => AttemptKind.Refused,
        { Status: 429 } => AttemptKind.Throttled,
        { Status: 408 or < 200 or >= 500 } => AttemptKind.Failed,
        _ => AttemptKind.Rejected,
    };

    private static AttemptKind KindOf(bool? result) => result switch
    {
        true => AttemptKind.Delivered,
        false => AttemptKind.Rejected,
        null => AttemptKind.Unreadable,
    };
}

/// <summary>The <c>errorCode</c>s of Gainsight NXT (Gainsight, Events API; gateway answers seen by public clients).</summary>
internal static class NxtErrorCodes
{
    public const string NotRegistered = "1001";
    public const string InvalidCredentials = "GS_APIG_2401";
    public const string UnknownPath = "GS_APIG_1000";
    public const string TooManyRequests = "GU_2400";
    public const string InternalError = "GU_1101";
}
