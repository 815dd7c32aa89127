using System.Globalization;
using System.Text.Json;
using GainsightEvents.Emulator.Http;
using GainsightEvents.Emulator.Json;
using GainsightEvents.Emulator.Judging;
using GainsightEvents.Emulator.Quota;
using GainsightEvents.Plans;
using GainsightEvents.Wire;
using Microsoft.AspNetCore.Http;

namespace GainsightEvents.Emulator.Px;

/// <summary>
/// The Custom Event API. What concerns the client (key, region, permission, quota) is asked first and leaves the event unjudged; then the
/// event itself is.
/// </summary>
internal sealed class PxApi(EmulatorOptions options, EventSchemas schemas, EventHistory history, QuotaBoard quotas) : IGainsightApi
{
    private readonly Dictionary<string, (EmulatorKey Key, QuotaMeter? Quota)> _keys = options.Keys
        .Select((key, i) => (Key: key, Quota: quotas.Add(NameOf(key, i), QuotaMeter.Of(options.PxQuota, options.TimeProvider))))
        .ToDictionary(known => known.Key.Value, StringComparer.Ordinal);

    private readonly PxWarnings _warnings = new(options.TimeProvider);

    public ApiAnswer? RefuseClient(ApiRequest request)
    {
        var value = request.Headers[GainsightHeaders.ApiKey];
        var key = value is not null && _keys.TryGetValue(value, out var known) ? known.Key : null;
        return request switch
        {
            { Path: not ApiPaths.PxCustomEvent } => ApiAnswer.Unjudged(404, "path", $"Nothing is served at this path; PX events go to {ApiPaths.PxCustomEvent}.", $"Send to {ApiPaths.PxCustomEvent}."),
            { Method: not "POST" } => ApiAnswer.Unjudged(405, "method", "Events are sent by POST."),
            _ when value is null => ApiAnswer.Unjudged(401, "key", $"The header {GainsightHeaders.ApiKey} is missing.", "Send the REST API key with it, which is not the product key."),
            _ when key is null => ApiAnswer.Unjudged(401, "key", $"The key in {GainsightHeaders.ApiKey} is not known.", "Send a key that the emulator was started with; none is needed in the mode Emulator."),
            _ when key.Region != options.Region =>
                ApiAnswer.Unjudged(404, "region", $"The key belongs to region {key.Region}, and this is the host of region {options.Region}.", "Set Gainsight:Px:Region to the region of the key."),
            _ when !key.CanWrite => ApiAnswer.Unjudged(403, "permission", "The key has no Write permission.", "Give the key Write in Gainsight PX, under Administration > REST API."),
            _ => null,
        };
    }

    public ApiAnswer Judge(ApiRequest request)
    {
        var (key, quota) = _keys[request.Headers[GainsightHeaders.ApiKey]!];
        if (quota?.TryTake() is { } limit)
        {
            return ApiAnswer.Unjudged(429, "quota", limit, "Send less often, or wait until the window ends; the runtime does so by itself.");
        }

        if (request.FormProblem is { } refusal)
        {
            return refusal;
        }

        var body = request.Json!.Value;
        EventProblem[] problems = [.. schemas.PxEvent.Evaluate(body).Select(failure => Problem.Of(failure, body, isPlans: false)), .. FindOverflow(body)];
        return problems.Length > 0 ? ApiAnswer.Refused(400, "The event is not valid.", problems) : JudgeValid(request, body, key);
    }

    public byte[] Write(ApiAnswer answer, IHeaderDictionary headers)
    {
        if (answer.Status == StatusCodes.Status405MethodNotAllowed)
        {
            headers.Allow = "POST";
        }

        return answer.Message is null ? [] : PxEnvelope.Write(answer.Status, answer.Message, [.. answer.Details]);
    }

    // To JSON Schema numbers are doubles, and the first integer that is too large is the same double as the largest that is not.
    private static IEnumerable<EventProblem> FindOverflow(JsonElement body)
    {
        if (body.ValueKind == JsonValueKind.Object
            && body.TryGetProperty(PxFields.Date, out var date)
            && JsonNumber.TryRead(date, out var number)
            && Math.Abs(number) == -(double)long.MinValue
            && decimal.Parse(date.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture) is < long.MinValue or > long.MaxValue)
        {
            yield return new EventProblem
            {
                Path = "/date",
                Rule = "maximum",
                Value = date.GetRawText(),
                Message = $"/date must be a 64-bit integer, but is {date.GetRawText()}.",
                Remedy = "Send milliseconds since 1970-01-01T00:00:00Z.",
            };
        }
    }

    private ApiAnswer JudgeValid(ApiRequest request, JsonElement body, EmulatorKey key)
    {
        var (eventName, product) = (request.EventName, request.Field(PxFields.PropertyKey));
        var isKnown = IsKnown(eventName);
        EventProblem[] dropped =
        [
            .. key.PropertyKey is { } own && own != product ? [OtherProduct(own, product)] : Array.Empty<EventProblem>(),
            .. isKnown || !options.DropUnregisteredPxEvents || AcceptsEveryName ? [] : new[] { Unregistered(eventName) },
        ];
        var violations = schemas.Declared.FindViolations(EventTarget.Px, eventName, body);
        var answer = ApiAnswer.Acknowledged(201, [.. dropped, .. violations], FindWarnings(eventName, body, isKnown || dropped.Length > 0));
        return dropped.Length == 0 ? answer : answer with { Verdict = EventVerdict.Dropped };
    }

    private IReadOnlyList<string> FindWarnings(string? eventName, JsonElement body, bool isKnown)
    {
        // A schema of the user's own may accept what has neither name nor attributes.
        var warnings = _warnings.Find(body);
        var attributes = body.ValueKind == JsonValueKind.Object && body.TryGetProperty(PxFields.Attributes, out var found) ? found : default;
        return eventName is null ? warnings : [.. warnings, .. history.Add(EventTarget.Px, eventName, attributes, isKnown)];
    }

    private bool AcceptsEveryName => options.RegisteredPxEvents is null && schemas.Declared.IsEmpty;

    private bool IsKnown(string? eventName) =>
        (eventName is not null && options.RegisteredPxEvents?.Contains(eventName) == true) || schemas.Declared.Contains(EventTarget.Px, eventName);

    private static EventProblem OtherProduct(string own, string? product) => new()
    {
        Path = "/" + PxFields.PropertyKey,
        Rule = "product",
        Value = product,
        Message = $"The key belongs to product {own}; Gainsight PX answers 201 and shows nothing of an event for {product}.",
        Remedy = $"Send the propertyKey {own}, or a key of the other product.",
    };

    private EventProblem Unregistered(string? eventName) => new()
    {
        Path = "/" + PxFields.EventName,
        Rule = "registered",
        Value = eventName,
        Message = $"The event is not registered; some Gainsight PX subscriptions answer 201 and drop it: '{eventName}'.",
        Remedy = NearestName.Find(eventName ?? "", schemas.Declared.NamesOf(EventTarget.Px).Concat(options.RegisteredPxEvents ?? [])) is { } meant
            ? $"Did you mean '{meant}'? Names are case-sensitive."
            : "Register the name in Gainsight PX, or declare the event.",
    };

    // Which key, without its value.
    private static string NameOf(EmulatorKey key, int index) => $"PX key {index + 1}{(key.PropertyKey is { } product ? $", product {product}" : "")}";
}
