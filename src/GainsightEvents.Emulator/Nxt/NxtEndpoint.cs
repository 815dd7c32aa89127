using System.Text.Json;
using GainsightEvents.Emulator.Judging;
using GainsightEvents.Emulator.Px;
using GainsightEvents.Emulator.Quota;
using Microsoft.AspNetCore.Http;

namespace GainsightEvents.Emulator.Nxt;

/// <summary>
/// <c>POST /v1.0/api/eventManager/event</c>. The gateway asks for path, tenant and quota first and leaves the event unjudged; then the
/// event itself is judged.
/// </summary>
internal sealed class NxtEndpoint(EmulatorOptions options, EventSchemas schemas) : IApiEndpoint
{
    public const string Path = "/v1.0/api/eventManager/event";

    private readonly Dictionary<string, (EmulatorTenant Tenant, QuotaMeter? Quota)> _tenants = options.Tenants.ToDictionary(
        tenant => tenant.TenantId,
        tenant => (tenant, QuotaMeter.Of(options.NxtQuota, options.TimeProvider)),
        StringComparer.Ordinal);

    /// <summary>Whether a request is NXT's to answer: by its path or, at one that nobody serves, by the headers of an NXT client.</summary>
    public static bool Expects(ApiRequest request) =>
        request.Path.StartsWith("/v1.0/", StringComparison.Ordinal)
        || (request.Path != PxEndpoint.Path && (request.Headers[ApiHeaders.TenantId] ?? request.Headers[ApiHeaders.SharedSecret]) is not null);

    public ApiAnswer Answer(ApiRequest request)
    {
        if (request.Path != Path || request.Method != "POST")
        {
            return Gateway(404, NxtErrorCode.UnknownPath, $"NXT events go by POST to {Path}.");
        }

        return RefuseClient(request.Headers) ?? RefuseForm(request) ?? RefuseName(request.Headers) ?? Judge(request);
    }

    public byte[] Write(ApiAnswer answer, IHeaderDictionary headers)
    {
        var requestId = Guid.NewGuid().ToString();
        headers["x-gs-request-id"] = requestId;
        return answer.EventId is { } eventId
            ? NxtEnvelope.WriteSuccess(eventId)
            : NxtEnvelope.WriteFailure(answer.ErrorCode!, answer.Message!, answer.Problems, requestId);
    }

    private ApiAnswer? RefuseClient(ApiHeaders headers)
    {
        var known = headers[ApiHeaders.TenantId] is { } id ? _tenants.GetValueOrDefault(id) : default;
        if (FindBadHeader(headers, known.Tenant) is { } name)
        {
            return Gateway(401, NxtErrorCode.Unauthorized, $"The header {name} is {(headers[name] is null ? "missing" : "wrong")}.");
        }

        return known.Quota?.TryTake() is { } limit ? Gateway(429, NxtErrorCode.QuotaExceeded, limit) : null;
    }

    private static string? FindBadHeader(ApiHeaders headers, EmulatorTenant? tenant) =>
        tenant is null ? ApiHeaders.TenantId
        : headers[ApiHeaders.SharedSecret] != tenant.SharedSecret ? ApiHeaders.SharedSecret
        : tenant.AccessKey is { } key && headers[ApiHeaders.AccessKey] != key ? ApiHeaders.AccessKey
        : tenant.ContractId is { } contract && headers[ApiHeaders.ContractId] != contract ? ApiHeaders.ContractId
        : null;

    private static ApiAnswer? RefuseForm(ApiRequest request) =>
        request.RefuseForm() is { } refusal ? refusal with { ErrorCode = NxtErrorCode.Emulator } : null;

    private ApiAnswer? RefuseName(ApiHeaders headers)
    {
        var (name, version) = (headers[ApiHeaders.EventName], headers[ApiHeaders.EventVersion]);
        var problem =
            name is null ? $"The header {ApiHeaders.EventName} is missing."
            : version is null ? $"The header {ApiHeaders.EventVersion} is missing."
            : IsRegistered(name, version) ? null
            : $"The event is not registered under Administration > Events: '{name}', version '{version}'.";
        return problem is null ? null : Refused("Event is not registered", NxtErrorCode.NotRegistered, problem);
    }

    private bool IsRegistered(string name, string version) =>
        (options.RegisteredNxtEvents is null && schemas.Plans.Count == 0)
        || options.RegisteredNxtEvents?.Any(known => known.Name == name && (known.Version ?? version) == version) == true
        || schemas.Plans.Contains(EmulatorTarget.Nxt, name);

    private ApiAnswer Judge(ApiRequest request)
    {
        var body = request.Json!.Value;
        var isSystemAssetEvent = body.ValueKind == JsonValueKind.Object && body.TryGetProperty("assetType", out _);
        var schema = isSystemAssetEvent ? schemas.SystemAssetEvent : schemas.NxtEvent;
        var problems = schema.Evaluate(body).Select(failure => failure.ToString()).ToList();
        if (isSystemAssetEvent && request.Field("tenantId") is { } tenant && tenant != request.Headers[ApiHeaders.TenantId])
        {
            problems.Add($"/tenantId must be that of the header {ApiHeaders.TenantId}, but is '{tenant}'.");
        }

        if (problems.Count > 0)
        {
            return Refused("The event is not valid.", NxtErrorCode.Emulator, [.. problems]);
        }

        string[] warnings = request.Headers[ApiHeaders.TopicName] is null
            ? [$"The header {ApiHeaders.TopicName} is missing; every client known to work sends it."]
            : [];
        var violations = schemas.Plans.FindViolations(EmulatorTarget.Nxt, request.EventName, body);
        return ApiAnswer.Acknowledged(200, violations, warnings) with { EventId = Guid.NewGuid().ToString() };
    }

    private static ApiAnswer Gateway(int status, string errorCode, string message) =>
        ApiAnswer.Unjudged(status, message) with { ErrorCode = errorCode };

    private static ApiAnswer Refused(string message, string errorCode, params string[] problems) =>
        ApiAnswer.Refused(400, message, problems) with { ErrorCode = errorCode };
}
