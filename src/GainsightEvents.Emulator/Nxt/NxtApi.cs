using System.Text.Json;
using GainsightEvents.Emulator.Http;
using GainsightEvents.Emulator.Json;
using GainsightEvents.Emulator.Judging;
using GainsightEvents.Emulator.Quota;
using GainsightEvents.Plans;
using GainsightEvents.Wire;
using Microsoft.AspNetCore.Http;

namespace GainsightEvents.Emulator.Nxt;

/// <summary>
/// The Events API. The gateway asks for path, tenant and quota first and leaves the event unjudged; then the event itself is judged.
/// </summary>
internal sealed class NxtApi(EmulatorOptions options, EventSchemas schemas, EventHistory history, QuotaBoard quotas) : IGainsightApi
{
    private const string AssetType = "assetType";

    // What says of an event without its assetType that it is a System Asset Event all the same. An event of one's own may have one of them.
    private static readonly string[] AssetMembers =
    [
        "assetId", "operation", "operationType", "objectType", "dbCollectionName", "dataStoreType", "bucketName", "successFilePath",
        "errorFilePath", "consumerProperties",
    ];

    private readonly Dictionary<string, (EmulatorTenant Tenant, QuotaMeter? Quota)> _tenants = options.Tenants.ToDictionary(
        tenant => tenant.TenantId,
        tenant => (tenant, quotas.Add($"NXT tenant {tenant.TenantId}", QuotaMeter.Of(options.NxtQuota, options.TimeProvider))),
        StringComparer.Ordinal);

    public ApiAnswer? RefuseClient(ApiRequest request)
    {
        if (request.Path != ApiPaths.NxtEvent || request.Method != "POST")
        {
            return Gateway(404, "path", NxtErrorCode.UnknownPath, $"NXT events go by POST to {ApiPaths.NxtEvent}.");
        }

        var headers = request.Headers;
        var tenant = headers[GainsightHeaders.TenantId] is { } id ? _tenants.GetValueOrDefault(id).Tenant : null;
        return FindBadHeader(headers, tenant) is { } name
            ? Gateway(401, name == GainsightHeaders.TenantId ? "tenant" : "key", NxtErrorCode.Unauthorized, $"The header {name} is {(headers[name] is null ? "missing" : "wrong")}.")
            : null;
    }

    public ApiAnswer Judge(ApiRequest request)
    {
        var quota = _tenants[request.Headers[GainsightHeaders.TenantId]!].Quota;
        return quota?.TryTake() is { } limit ? Gateway(429, "quota", NxtErrorCode.QuotaExceeded, limit)
            : request.FormProblem is { } problem ? problem with { ErrorCode = NxtErrorCode.Emulator }
            : RefuseName(request.Headers) ?? JudgeBody(request, request.Json!.Value);
    }

    public byte[] Write(ApiAnswer answer, IHeaderDictionary headers)
    {
        var requestId = Guid.NewGuid().ToString();
        headers["x-gs-request-id"] = requestId;
        return answer.EventId is { } eventId
            ? NxtEnvelope.WriteSuccess(eventId)
            : NxtEnvelope.WriteFailure(answer.ErrorCode!, answer.Message!, answer.Details, requestId);
    }

    private static string? FindBadHeader(ApiHeaders headers, EmulatorTenant? tenant) =>
        tenant is null ? GainsightHeaders.TenantId
        : headers[GainsightHeaders.SharedSecret] != tenant.SharedSecret ? GainsightHeaders.SharedSecret
        : tenant.AccessKey is { } key && headers[GainsightHeaders.AccessKey] != key ? GainsightHeaders.AccessKey
        : tenant.ContractId is { } contract && headers[GainsightHeaders.ContractId] != contract ? GainsightHeaders.ContractId
        : null;

    private IEnumerable<string> KnownNames => (options.RegisteredNxtEvents?.Select(known => known.Name) ?? []).Concat(schemas.Declared.NamesOf(EventTarget.Nxt));

    // Gainsight answers the same to a name and to a version that is not registered; whoever reads the reason wants to know which it was.
    private ApiAnswer? RefuseName(ApiHeaders headers)
    {
        var (name, version) = (headers[GainsightHeaders.EventName], headers[GainsightHeaders.EventVersion]);
        if (name is null || version is null)
        {
            return Refuse($"The header {(name is null ? GainsightHeaders.EventName : GainsightHeaders.EventVersion)} is missing.");
        }

        if (options.RegisteredNxtEvents is null && schemas.Declared.IsEmpty)
        {
            return null;
        }

        string?[] versions =
        [
            .. options.RegisteredNxtEvents?.Where(known => known.Name == name).Select(known => known.Version) ?? [],
            .. schemas.Declared.VersionsOf(name),
        ];
        return versions.Any(known => (known ?? version) == version) ? null
            : Refuse(versions.Length == 0
                ? $"The event is not registered under Administration > Events: '{name}', version '{version}'."
                : $"The event '{name}' is not registered in version '{version}', which was sent, but in {string.Join(", ", versions.Select(known => $"'{known}'"))}.");

        ApiAnswer Refuse(string problem) => Refused("Event is not registered", NxtErrorCode.NotRegistered, new EventProblem
        {
            Rule = name is null || version is null ? "header" : "registered",
            Value = version is null ? name : $"{name}, {version}",
            Message = problem,
            Remedy = NearestName.Find(name ?? "", KnownNames.Where(known => known != name)) is { } meant
                ? $"Did you mean '{meant}'? Names are case-sensitive."
                : "Register the event in this version under Administration > Events, or send one that is.",
        });
    }

    private ApiAnswer JudgeBody(ApiRequest request, JsonElement body)
    {
        var isSystemAssetEvent = IsSystemAssetEvent(request.EventName, body);
        var schema = isSystemAssetEvent ? schemas.SystemAssetEvent : schemas.NxtEvent;
        var problems = schema.Evaluate(body).Select(failure => Problem.Of(failure, body, isPlans: false)).ToList();
        if (isSystemAssetEvent && request.Field("tenantId") is { } tenant && tenant != request.Headers[GainsightHeaders.TenantId])
        {
            problems.Add(new EventProblem
            {
                Path = "/tenantId",
                Rule = "tenant",
                Value = tenant,
                Message = $"/tenantId must be that of the header {GainsightHeaders.TenantId}, but is '{tenant}'.",
                Remedy = "Leave it out of the event: the runtime sends the configured one.",
            });
        }

        if (problems.Count > 0)
        {
            return Refused("The event is not valid.", NxtErrorCode.Emulator, [.. problems]);
        }

        string[] warnings =
        [
            .. request.Headers[GainsightHeaders.TopicName] is null
                ? [$"The header {GainsightHeaders.TopicName} is missing; every client known to work sends it."]
                : Array.Empty<string>(),
            .. RepeatedMembers.Find(body),
            .. history.Add(EventTarget.Nxt, request.EventName!, body, KnownNames.Contains(request.EventName)),
        ];
        var violations = schemas.Declared.FindViolations(EventTarget.Nxt, request.EventName, body);
        return ApiAnswer.Acknowledged(200, violations, warnings) with { EventId = Guid.NewGuid().ToString() };
    }

    // An event that the team declares is what the declaration says, whatever its members are called.
    private bool IsSystemAssetEvent(string? eventName, JsonElement body) =>
        body.ValueKind == JsonValueKind.Object
        && (body.TryGetProperty(AssetType, out _)
            || (!schemas.Declared.Contains(EventTarget.Nxt, eventName) && AssetMembers.Count(member => body.TryGetProperty(member, out _)) >= 2));

    private static ApiAnswer Gateway(int status, string rule, string errorCode, string message) =>
        ApiAnswer.Unjudged(status, rule, message) with { ErrorCode = errorCode };

    private static ApiAnswer Refused(string message, string errorCode, params EventProblem[] problems) =>
        ApiAnswer.Refused(400, message, problems) with { ErrorCode = errorCode };
}
