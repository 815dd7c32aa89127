using GainsightEvents.Emulator.Http;
using GainsightEvents.Wire;

namespace GainsightEvents.Emulator.Recording;

/// <summary>Notes what became of a request, without the keys and secrets that it or its sender's options hold.</summary>
internal sealed class RequestRecorder(EmulatorOptions options, EventLog log)
{
    // A shorter key is no secret, and would blank out parts of every other body.
    private const int ShortestSecret = 8;

    private readonly string[] _secrets =
    [
        .. options.Keys.Select(key => key.Value),
        .. options.Tenants.Select(tenant => tenant.SharedSecret),
        .. options.Tenants.Select(tenant => tenant.AccessKey).OfType<string>(),
    ];

    /// <summary>Notes a request.</summary>
    /// <returns>The answer as it may be shown: without all known secrets, and those that the request presents.</returns>
    public ApiAnswer Record(ApiRequest request, ApiAnswer answer)
    {
        var mask = new SecretMask(_secrets.Concat(request.Headers.Secrets).Where(secret => secret.Length >= ShortestSecret));
        answer = answer.Masked(mask);
        log.Add(new ReceivedEvent
        {
            Number = request.Number,
            ReceivedAt = options.TimeProvider.GetUtcNow(),
            Target = request.Target,
            Method = request.Method,
            Path = mask.Apply(request.Path),
            Headers = request.Headers.Masked(mask),
            Status = answer.Status,
            Verdict = answer.Verdict,
            Reasons = answer.Reasons,
            Warnings = answer.Warnings,
            EventName = Masked(request.EventName),
            IdentifyId = Masked(request.Field(PxFields.IdentifyId)),
            PropertyKey = Masked(request.Field(PxFields.PropertyKey)),
            AccountId = Masked(request.Field(PxFields.AccountId)),
            EventId = answer.EventId ?? Masked(request.Field(PxFields.EventId)),
            Body = mask.Apply(request.Body),
        });
        return answer;

        string? Masked(string? text) => text is null ? null : mask.Apply(text);
    }
}
