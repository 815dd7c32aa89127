using GainsightEvents.Outbox;
using GainsightEvents.Settings;
using GainsightEvents.Wire;

namespace GainsightEvents.Delivery;

/// <summary>
/// Makes one attempt at the Custom Event API: <c>POST {base}/v1/events/custom</c>, the key in <c>X-APTRINSIC-API-KEY</c>
/// (Gainsight PX REST API, Swagger 0.1.6).
/// </summary>
/// <param name="exchange">Posts.</param>
/// <param name="secretsInForce">The secrets of all lanes: a gateway may echo one that another lane has sent.</param>
internal sealed class PxClient(HttpExchange exchange, Func<IEnumerable<string>> secretsInForce) : ITransport
{
    public EventTarget Target => EventTarget.Px;

    public Task<TransportResponse> SendAsync(LeasedEntry entry, LaneSettings settings, CancellationToken cancellationToken) =>
        SendAsync(entry.Body, (PxLaneSettings)settings, cancellationToken);

    private async Task<TransportResponse> SendAsync(ReadOnlyMemory<byte> body, PxLaneSettings px, CancellationToken cancellationToken)
    {
        var answer = await exchange.PostAsync(
            px.EndPoint!, [(GainsightHeaders.ApiKey, px.ApiKey)], body, px.Timeout, cancellationToken).ConfigureAwait(false);
        if (answer is { Status: >= 200 and < 300, IsWebPage: false })
        {
            // Taken: whatever it says besides, nobody reads.
            return new TransportResponse(answer.Status, "");
        }

        var message = AnswerText.Of(answer, PxAnswer.ReadMessage(answer.Body), new SecretMask([.. px.Secrets, .. secretsInForce()]));
        return new TransportResponse(answer.Status, message) { IsWebPage = answer.IsWebPage, RetryAfter = answer.RetryAfter, NoAnswer = answer.NoAnswer };
    }
}
