namespace GainsightEvents.Emulator.Recording;

/// <summary>Notes what became of a request, without the keys and secrets that it or its sender's options hold.</summary>
internal sealed class RequestRecorder(EmulatorOptions options, EventLog log)
{
    private readonly SecretMask _mask = new(
    [
        .. options.Keys.Select(key => key.Value),
        .. options.Tenants.Select(tenant => tenant.SharedSecret),
        .. options.Tenants.Select(tenant => tenant.AccessKey).OfType<string>(),
    ]);

    /// <summary>What to hide of a request: all known secrets, and those it presents.</summary>
    public SecretMask MaskOf(ApiRequest request) => _mask.With(request.Headers.Secrets);

    /// <summary>Notes a request whose event was not judged.</summary>
    public void RecordUnjudged(ApiRequest request, int status, string reason) =>
        Record(request, new ApiAnswer(status, EventVerdict.NotJudged, reason, [], []));

    public void Record(ApiRequest request, ApiAnswer answer)
    {
        var mask = MaskOf(request);
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
            IdentifyId = Masked(request.IdentifyId),
            PropertyKey = Masked(request.PropertyKey),
            AccountId = Masked(request.AccountId),
            EventId = answer.EventId ?? Masked(request.EventId),
            Body = mask.Apply(request.Body),
        });

        string? Masked(string? text) => text is null ? null : mask.Apply(text);
    }
}
