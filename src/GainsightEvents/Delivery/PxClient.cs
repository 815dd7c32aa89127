using GainsightEvents.Outbox;

namespace GainsightEvents.Delivery;

/// <summary>
/// Makes one attempt at the Custom Event API: <c>POST {base}/v1/events/custom</c>, the key in <c>X-APTRINSIC-API-KEY</c>
/// (Gainsight PX REST API, Swagger 0.1.6).
/// </summary>
/// <param name="exchange">Posts.</param>
/// <param name="endpointOf">Address, key and timeout of a lane as they are configured now.</param>
internal sealed class PxClient(HttpExchange exchange, Func<Lane, PxEndpoint> endpointOf) : ITransport
{
    private const string KeyHeader = "X-APTRINSIC-API-KEY";
    private const string EventsPath = "/v1/events/custom";

    public EventTarget Target => EventTarget.Px;

    public async Task<TransportResponse> SendAsync(LeasedEntry entry, CancellationToken cancellationToken)
    {
        var endpoint = endpointOf(entry.Lane);
        var answer = await exchange.PostAsync(
            endpoint.BaseAddress, EventsPath, [(KeyHeader, endpoint.ApiKey)], entry.Body, endpoint.Timeout, cancellationToken).ConfigureAwait(false);
        var message = AnswerText.Of(answer, PxAnswer.ReadMessage(answer.Body), new SecretMask(endpoint.ApiKey));
        return new TransportResponse(answer.Status, message) { IsWebPage = answer.IsWebPage, RetryAfter = answer.RetryAfter };
    }

    public string ReadLaneVersion(Lane lane)
    {
        var endpoint = endpointOf(lane);
        return LaneVersion.Of(endpoint.BaseAddress.ToString(), endpoint.ApiKey);
    }
}
