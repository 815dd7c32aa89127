using GainsightEvents.Outbox;

namespace GainsightEvents.Delivery;

/// <summary>Makes one attempt to hand one entry to Gainsight. Never retries, never follows a redirect.</summary>
public interface ITransport
{
    /// <summary>The target it serves.</summary>
    EventTarget Target { get; }

    /// <summary>Sends one entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What the other side answered, or why there was no answer. Network failures and timeouts are answers, not exceptions.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<TransportResponse> SendAsync(LeasedEntry entry, CancellationToken cancellationToken);

    /// <summary>
    /// A value that changes whenever the lane's key or address does, so that the dispatcher can un-pause it. Holds no secret.
    /// </summary>
    string ReadLaneVersion(Lane lane);
}
