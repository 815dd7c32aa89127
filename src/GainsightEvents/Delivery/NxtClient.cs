using GainsightEvents.Outbox;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Delivery;

/// <summary>
/// Makes one attempt at the Events API: <c>POST {base}/v1.0/api/eventManager/event</c>, all but the body in headers (Gainsight, Events API;
/// topicName, contractId and Accesskey as public clients send them).
/// </summary>
/// <param name="exchange">Posts.</param>
/// <param name="endpointOf">Address, credentials and defaults of a lane as they are configured now.</param>
/// <param name="logger">Told once that events go without a topic.</param>
internal sealed partial class NxtClient(HttpExchange exchange, Func<Lane, NxtEndpoint> endpointOf, ILogger<NxtClient> logger) : ITransport
{
    private const string EventPath = "/v1.0/api/eventManager/event";

    private int _toldOfTopic;

    public EventTarget Target => EventTarget.Nxt;

    public async Task<TransportResponse> SendAsync(LeasedEntry entry, CancellationToken cancellationToken)
    {
        var endpoint = endpointOf(entry.Lane);
        if (endpoint.BaseAddress is null)
        {
            return new TransportResponse(0, $"{entry.Lane}:BaseAddress is not set");
        }

        var topic = entry.Header.TopicName ?? endpoint.TopicName;
        if (string.IsNullOrEmpty(topic) && Interlocked.Exchange(ref _toldOfTopic, 1) == 0)
        {
            LogNoTopic(entry.EventName, entry.Lane);
        }

        (string, string?)[] headers =
        [
            ("eventName", entry.EventName),
            ("eventVersion", entry.Header.EventVersion ?? endpoint.EventVersion),
            ("tenantId", endpoint.TenantId),
            ("sharedSecret", endpoint.SharedSecret),
            ("topicName", topic),
            ("contractId", endpoint.ContractId),
            ("Accesskey", endpoint.AccessKey),
        ];
        var answer = await exchange.PostAsync(
            endpoint.BaseAddress, EventPath, headers, entry.Body, endpoint.Timeout, cancellationToken).ConfigureAwait(false);
        return Read(answer, new SecretMask(endpoint.SharedSecret, endpoint.AccessKey));
    }

    public string ReadLaneVersion(Lane lane)
    {
        var endpoint = endpointOf(lane);
        return LaneVersion.Of(
            endpoint.ToString(),
            endpoint.TenantId,
            endpoint.SharedSecret,
            endpoint.AccessKey,
            endpoint.ContractId,
            endpoint.TopicName,
            endpoint.EventVersion);
    }

    private static TransportResponse Read(HttpAnswer answer, SecretMask secrets)
    {
        var read = NxtAnswer.Read(answer.Body);
        var message = AnswerText.Of(answer, read.Message, secrets);
        return new TransportResponse(answer.Status, (read.RequestId ?? answer.RequestId) is { } id
            ? $"{message}{(message.Length == 0 ? "" : "; ")}request id {AnswerText.Clean(id, secrets)}"
            : message)
        {
            Result = read.Result,
            ErrorCode = read.ErrorCode is { } code ? AnswerText.Clean(code, secrets) : null,
            IsWebPage = answer.IsWebPage,
            RetryAfter = answer.RetryAfter,
        };
    }

    [LoggerMessage(1, LogLevel.Warning, "Event {EventName} goes to Gainsight NXT without a topicName. The Events API article names none, but every known client sends one: if events do not arrive, set {Lane}:TopicName, or the Topic of [NxtEvent]. Said once.")]
    private partial void LogNoTopic(string eventName, Lane lane);
}
