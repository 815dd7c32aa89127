using GainsightEvents.Outbox;
using GainsightEvents.Settings;
using GainsightEvents.Wire;

namespace GainsightEvents.Delivery;

/// <summary>
/// Makes one attempt at the Custom Event API: <c>POST {base}/v1/events/custom</c>, the key in <c>X-APTRINSIC-API-KEY</c>
/// (Gainsight PX REST API, Swagger 0.1.6).
/// </summary>
/// <param name="exchange">Posts.</param>
internal sealed class PxClient(HttpExchange exchange) : ITransport
{
    public EventTarget Target => EventTarget.Px;

    public async Task<TransportResponse> SendAsync(LeasedEntry entry, LaneSettings settings, CancellationToken cancellationToken)
    {
        var px = (PxLaneSettings)settings;
        var answer = await exchange.PostAsync(
            px.BaseAddress!, ApiPaths.PxCustomEvent, [(GainsightHeaders.ApiKey, px.ApiKey)], entry.Body, px.Timeout, cancellationToken).ConfigureAwait(false);
        var message = AnswerText.Of(answer, PxAnswer.ReadMessage(answer.Body), new SecretMask(px.Secrets));
        return new TransportResponse(answer.Status, message) { IsWebPage = answer.IsWebPage, RetryAfter = answer.RetryAfter, NoAnswer = answer.NoAnswer };
    }
}
