using GainsightEvents.Outbox;
using GainsightEvents.Settings;

namespace GainsightEvents.Delivery;

/// <summary>Makes one attempt to hand one entry to Gainsight. Never retries, never follows a redirect.</summary>
internal interface ITransport
{
    /// <summary>The target it serves.</summary>
    EventTarget Target { get; }

    /// <summary>Sends one entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="settings">Where to, and with which credentials; those of its target.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What the other side answered, or why there was no answer. Network failures and timeouts are answers, not exceptions.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<TransportResponse> SendAsync(LeasedEntry entry, LaneSettings settings, CancellationToken cancellationToken);
}

/// <summary>What one attempt brought.</summary>
/// <param name="Status">The HTTP status; 0 where there was no answer.</param>
/// <param name="Message">What the other side said, shortened, free of secrets; or why there was no answer.</param>
internal sealed record TransportResponse(int Status, string Message)
{
    /// <summary>Why there was no answer, as one of few words; see <see cref="ErrorType"/>.</summary>
    public string? NoAnswer { get; init; }

    /// <summary>NXT's <c>errorCode</c>, such as <c>1001</c> or <c>GS_APIG_2401</c>.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>NXT's <c>result</c>; <see langword="null"/> where the answer has none that can be read.</summary>
    public bool? Result { get; init; }

    /// <summary>Whether a web page came, which neither API answers with: whatever its status, it is not Gainsight that took the event.</summary>
    public bool IsWebPage { get; init; }

    /// <summary><c>Retry-After</c>, as a delay; <see langword="null"/> where the answer has none.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
