using GainsightEvents.Emulator.Judging;

namespace GainsightEvents.Emulator.Px;

/// <summary>
/// <c>POST /v1/events/custom</c>. What concerns the client (key, region, permission, quota) is asked first and leaves the event
/// unjudged; then the event itself is.
/// </summary>
internal sealed class PxEndpoint
{
    public const string Path = "/v1/events/custom";
    public const string KeyHeader = "X-APTRINSIC-API-KEY";

    private readonly Dictionary<string, (EmulatorKey Key, PxQuotaMeter? Quota)> _keys;
    private readonly EmulatorRegion _region;
    private readonly HashSet<string>? _registered;
    private readonly JsonSchema _schema;
    private readonly PxEventNames _names = new();

    public PxEndpoint(EmulatorOptions options, JsonSchema schema)
    {
        _keys = options.Keys.ToDictionary(
            key => key.Value,
            key => (key, options.PxQuota is { } quota ? new PxQuotaMeter(quota, options.TimeProvider) : null),
            StringComparer.Ordinal);
        _region = options.Region;
        _registered = options.RegisteredEventNames is { } names ? new(names, StringComparer.Ordinal) : null;
        _schema = schema;
    }

    public PxAnswer Answer(ApiRequest request)
    {
        if (request.Path != Path)
        {
            return PxAnswer.Unjudged(404, $"Nothing is served at this path; PX events go to {Path}.");
        }

        if (request.Method != "POST")
        {
            return PxAnswer.Unjudged(405, "Events are sent by POST.");
        }

        if (RefuseClient(request.ApiKey, out var key) is { } refusal)
        {
            return refusal;
        }

        if (RefuseForm(request) is { } badForm)
        {
            return badForm;
        }

        var failures = _schema.Evaluate(request.Json!.Value);
        return failures.Count > 0
            ? PxAnswer.Refused(400, "The event is not valid.", [.. failures.Select(failure => failure.ToString())])
            : JudgeValid(request, key!);
    }

    private PxAnswer? RefuseClient(string? value, out EmulatorKey? key)
    {
        key = null;
        if (value is null)
        {
            return PxAnswer.Unjudged(401, $"The header {KeyHeader} is missing.");
        }

        if (!_keys.TryGetValue(value, out var known))
        {
            return PxAnswer.Unjudged(401, $"The key in {KeyHeader} is not known.");
        }

        key = known.Key;
        if (key.Region != _region)
        {
            return PxAnswer.Unjudged(404, $"The key belongs to region {key.Region}, and this is the host of region {_region}.");
        }

        if (!key.CanWrite)
        {
            return PxAnswer.Unjudged(403, "The key has no Write permission.");
        }

        return known.Quota?.TryTake() is { } limit ? PxAnswer.Unjudged(429, $"The quota of {limit} is used up.") : null;
    }

    private static PxAnswer? RefuseForm(ApiRequest request)
    {
        if (request.IsTooLarge)
        {
            return PxAnswer.Refused(413, "The body is too large.", []);
        }

        if (!request.IsJson)
        {
            return PxAnswer.Refused(415, "The Content-Type must be application/json, in UTF-8 and not compressed.", []);
        }

        return request.Json is null ? PxAnswer.Refused(400, request.JsonProblem!, []) : null;
    }

    private PxAnswer JudgeValid(ApiRequest request, EmulatorKey key)
    {
        var swallowed = new List<string>();
        if (key.PropertyKey is { } product && product != request.PropertyKey)
        {
            swallowed.Add($"The key belongs to product {product}; Gainsight PX answers 201 and shows nothing of an event for {request.PropertyKey}.");
        }

        if (_registered is not null && (request.EventName is null || !_registered.Contains(request.EventName)))
        {
            swallowed.Add($"The event is not registered; on some plans Gainsight PX answers 201 and drops it: '{request.EventName}'.");
        }

        var warnings = PxWarnings.Find(request.Json!.Value);
        return PxAnswer.Created(swallowed, _names.WarnOf(request.EventName) is { } warning ? [.. warnings, warning] : warnings);
    }
}
