using GainsightEvents.Emulator.Http;
using GainsightEvents.Model;
using GainsightEvents.Wire;

namespace GainsightEvents.Emulator.Recording;

/// <summary>Notes what became of a request, without the keys and secrets that it or its sender's options hold.</summary>
internal sealed class RequestRecorder
{
    // A shorter key is no secret, and would blank out parts of every other body.
    private const int ShortestSecret = 8;

    private readonly TimeProvider _time;
    private readonly EventLog _log;
    private readonly HashSet<string> _secrets;
    private readonly SecretMask _known;

    // What Gainsight NXT's events call their user and account: their members' own names, by event.
    private readonly Dictionary<string, EventDescriptor> _declaredForNxt;

    public RequestRecorder(EmulatorOptions options, EventLog log)
    {
        (_time, _log) = (options.TimeProvider, log);
        _secrets = options.Keys.Select(key => key.Value)
            .Concat(options.Tenants.SelectMany(tenant => new[] { tenant.SharedSecret, tenant.AccessKey }))
            .Where(IsSecret)
            .ToHashSet(StringComparer.Ordinal)!;
        _known = new SecretMask(_secrets);
        _declaredForNxt = options.Catalogs.SelectMany(static catalog => catalog.Events)
            .Where(static descriptor => descriptor.Nxt is not null)
            .GroupBy(static descriptor => descriptor.Nxt!.EventName, StringComparer.Ordinal)
            .ToDictionary(static named => named.Key, static named => named.First(), StringComparer.Ordinal);
    }

    /// <summary>Notes a request.</summary>
    /// <returns>The answer as it may be shown: without all known secrets, and those that the request presents.</returns>
    public ApiAnswer Record(ApiRequest request, ApiAnswer answer)
    {
        var mask = MaskFor(request);
        answer = answer.Masked(mask);
        var body = mask.Apply(request.Body);

        // A field is a part of the body, read once more: where the body has no secret in any encoding, it has none.
        var isClean = body.Equals(request.Body);
        _log.Add(new ReceivedEvent
        {
            Number = request.Number,
            ReceivedAt = _time.GetUtcNow(),
            Target = request.Target,
            Method = request.Method,
            Path = request.Path is ApiPaths.PxCustomEvent or ApiPaths.NxtEvent ? request.Path : mask.Apply(request.Path),
            Headers = request.Headers.Masked(mask),
            Status = answer.Status,
            Verdict = answer.Verdict,
            Problems = answer.Problems,
            Warnings = answer.Warnings,
            EventName = request.Target == EventTarget.Nxt ? Masked(request.EventName) : Field(PxFields.EventName),
            IdentifyId = Field(NameOf(request, MemberRole.IdentifyId, PxFields.IdentifyId)),
            PropertyKey = Field(PxFields.PropertyKey),
            AccountId = Field(NameOf(request, MemberRole.AccountId, PxFields.AccountId)),
            EventId = answer.EventId ?? Field(PxFields.EventId),
            Body = body,
        });
        return answer;

        string? Field(string name) => isClean ? request.Field(name) : Masked(request.Field(name));

        string? Masked(string? text) => text is null ? null : mask.Apply(text);
    }

    private string NameOf(ApiRequest request, MemberRole role, string pxName) =>
        request is { Target: EventTarget.Nxt, EventName: { } name } && _declaredForNxt.TryGetValue(name, out var descriptor)
            ? descriptor.Members.FirstOrDefault(member => member.Role == role)?.WireName ?? pxName
            : pxName;

    private SecretMask MaskFor(ApiRequest request) => request.Headers.Secrets.All(secret => !IsSecret(secret) || _secrets.Contains(secret))
        ? _known
        : new SecretMask(_secrets.Concat(request.Headers.Secrets.Where(IsSecret)));

    private static bool IsSecret(string? text) => text?.Length >= ShortestSecret;
}
