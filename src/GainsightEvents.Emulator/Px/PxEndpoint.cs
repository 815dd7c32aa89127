using GainsightEvents.Emulator.Judging;
using GainsightEvents.Emulator.Quota;
using Microsoft.AspNetCore.Http;

namespace GainsightEvents.Emulator.Px;

/// <summary>
/// <c>POST /v1/events/custom</c>. What concerns the client (key, region, permission, quota) is asked first and leaves the event
/// unjudged; then the event itself is.
/// </summary>
internal sealed class PxEndpoint(EmulatorOptions options, EventSchemas schemas) : IApiEndpoint
{
    public const string Path = "/v1/events/custom";

    private readonly Dictionary<string, (EmulatorKey Key, QuotaMeter? Quota)> _keys = options.Keys.ToDictionary(
        key => key.Value,
        key => (key, QuotaMeter.Of(options.PxQuota, options.TimeProvider)),
        StringComparer.Ordinal);

    private readonly PxEventNames _names = new();

    public ApiAnswer Answer(ApiRequest request)
    {
        if (request.Path != Path)
        {
            return ApiAnswer.Unjudged(404, $"Nothing is served at this path; PX events go to {Path}.");
        }

        if (request.Method != "POST")
        {
            return ApiAnswer.Unjudged(405, "Events are sent by POST.");
        }

        if ((RefuseClient(request.Headers[ApiHeaders.ApiKey], out var key) ?? request.RefuseForm()) is { } refusal)
        {
            return refusal;
        }

        var failures = schemas.PxEvent.Evaluate(request.Json!.Value);
        return failures.Count > 0
            ? ApiAnswer.Refused(400, "The event is not valid.", [.. failures.Select(failure => failure.ToString())])
            : JudgeValid(request, key!);
    }

    public byte[] Write(ApiAnswer answer, IHeaderDictionary headers)
    {
        if (answer.Status == StatusCodes.Status405MethodNotAllowed)
        {
            headers.Allow = "POST";
        }

        return answer.Message is null ? [] : PxEnvelope.Write(answer.Status, answer.Message, answer.Problems);
    }

    private ApiAnswer? RefuseClient(string? value, out EmulatorKey? key)
    {
        key = null;
        if (value is null)
        {
            return ApiAnswer.Unjudged(401, $"The header {ApiHeaders.ApiKey} is missing.");
        }

        if (!_keys.TryGetValue(value, out var known))
        {
            return ApiAnswer.Unjudged(401, $"The key in {ApiHeaders.ApiKey} is not known.");
        }

        key = known.Key;
        if (key.Region != options.Region)
        {
            return ApiAnswer.Unjudged(404, $"The key belongs to region {key.Region}, and this is the host of region {options.Region}.");
        }

        if (!key.CanWrite)
        {
            return ApiAnswer.Unjudged(403, "The key has no Write permission.");
        }

        return known.Quota?.TryTake() is { } limit ? ApiAnswer.Unjudged(429, limit) : null;
    }

    private ApiAnswer JudgeValid(ApiRequest request, EmulatorKey key)
    {
        var problems = new List<string>();
        if (key.PropertyKey is { } product && product != request.PropertyKey)
        {
            problems.Add($"The key belongs to product {product}; Gainsight PX answers 201 and shows nothing of an event for {request.PropertyKey}.");
        }

        if (!IsRegistered(request.EventName))
        {
            problems.Add($"The event is not registered; some Gainsight PX subscriptions answer 201 and drop it: '{request.EventName}'.");
        }

        problems.AddRange(schemas.Plans.FindViolations(EmulatorTarget.Px, request.EventName, request.Json!.Value));
        var warnings = PxWarnings.Find(request.Json!.Value);
        return ApiAnswer.Acknowledged(201, problems, _names.WarnOf(request.EventName) is { } warning ? [.. warnings, warning] : warnings);
    }

    private bool IsRegistered(string? eventName) =>
        (options.RegisteredEventNames is null && schemas.Plans.Count == 0)
        || (eventName is not null && options.RegisteredEventNames?.Contains(eventName) == true)
        || schemas.Plans.Contains(EmulatorTarget.Px, eventName);
}
