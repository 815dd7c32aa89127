using GainsightEvents.Diagnostics;
using GainsightEvents.Model;
using GainsightEvents.Outbox;
using GainsightEvents.Settings;
using GainsightEvents.Wire;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Delivery;

/// <summary>
/// Makes one attempt at the Events API: <c>POST {base}/v1.0/api/eventManager/event</c>, all but the body in headers (Gainsight, Events API;
/// topicName, contractId and Accesskey as public clients send them).
/// </summary>
/// <param name="exchange">Posts.</param>
/// <param name="secretsInForce">The secrets of all lanes: a gateway may echo one that another lane has sent.</param>
/// <param name="logger">Told once that events go without a topic.</param>
internal sealed partial class NxtClient(HttpExchange exchange, Func<IEnumerable<string>> secretsInForce, ILogger<NxtClient> logger) : ITransport
{
    private readonly ILogger _logger = new GuardedLogger(logger);
    private int _toldOfTopic;

    public EventTarget Target => EventTarget.Nxt;

    public async Task<TransportResponse> SendAsync(LeasedEntry entry, LaneSettings settings, CancellationToken cancellationToken)
    {
        var lane = (NxtLaneSettings)settings;
        var (nxt, names) = (lane.Headers, lane.HeaderNames);
        if (settings.EndPoint is not { } address)
        {
            return new TransportResponse(0, $"{entry.Lane}:BaseAddress is not set");
        }

        var topic = entry.Header.TopicName ?? nxt.TopicName;
        if (string.IsNullOrEmpty(topic) && Interlocked.Exchange(ref _toldOfTopic, 1) == 0)
        {
            NoTopic(OneLine.Of(entry.EventName), entry.Lane);
        }

        (string, string?)[] headers =
        [
            (names.EventName, entry.EventName),
            (names.EventVersion, entry.Header.EventVersion ?? nxt.EventVersion),
            (names.TenantId, nxt.TenantId),
            (names.SharedSecret, nxt.SharedSecret),
            (names.TopicName, topic),
            (names.ContractId, entry.Header.ContractId ?? nxt.ContractId),
            (names.AccessKey, nxt.AccessKey),
        ];
        var answer = await exchange.PostAsync(
            address, headers, entry.Body, settings.Timeout, cancellationToken).ConfigureAwait(false);
        return Read(answer, new SecretMask([.. settings.Secrets, .. secretsInForce()]));
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
            NoAnswer = answer.NoAnswer,
        };
    }

    [LoggerMessage(LogIds.NoTopic, LogLevel.Warning, "Event {EventName} goes to Gainsight NXT without a topicName. The Events API article names none, but every known client sends one: if events do not arrive, set {Lane}:TopicName, or the Topic of [NxtEvent]. Said once.")]
    private partial void NoTopic(string eventName, Lane lane);
}
