using System.Text;
using GainsightEvents.Emulator.Inspector;
using GainsightEvents.Emulator.Px;
using GainsightEvents.Emulator.Recording;
using Microsoft.AspNetCore.Http;

namespace GainsightEvents.Emulator;

/// <summary>Every request's way: the guard, then the inspector or, past the faults, Gainsight's endpoints.</summary>
internal sealed class EmulatorApplication(
    EmulatorOptions options,
    LoopbackGuard guard,
    InspectorEndpoint inspector,
    PxEndpoint px,
    EmulatorFaults faults,
    EventLog log,
    CancellationToken stopping)
{
    private readonly SecretMask _mask = new(options.Keys.Select(key => key.Value));
    private long _number;

    public async Task HandleAsync(HttpContext context)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-store";
        if (guard.Refuse(context.Request) is { } refusal)
        {
            await WriteAsync(context, refusal.Status, InspectorEndpoint.ErrorOf(refusal.Reason));
        }
        else if (context.Request.Path.StartsWithSegments(InspectorEndpoint.Prefix, StringComparison.Ordinal))
        {
            var (status, body) = inspector.Answer(context.Request);
            await WriteAsync(context, status, body);
        }
        else
        {
            await HandleApiAsync(context);
        }
    }

    private async Task HandleApiAsync(HttpContext context)
    {
        var number = Interlocked.Increment(ref _number);
        var request = await ApiRequest.ReadAsync(context.Request, number, options.MaxBodyBytes, context.RequestAborted);
        var fault = MeetFault(request);
        if (fault is { Kind: not FaultKind.Forget })
        {
            await MisbehaveAsync(context, request, fault);
            return;
        }

        var answer = px.Answer(request).Masked(_mask.With(request.ApiKey));
        if (fault is not null && answer.Verdict == EventVerdict.Good)
        {
            Record(request, answer.Status, EventVerdict.NotJudged, ["A fault answered 201 and forgot the event."], []);
        }
        else
        {
            Record(request, answer.Status, answer.Verdict, answer.Reasons, answer.Warnings);
        }

        if (answer.Status == StatusCodes.Status405MethodNotAllowed)
        {
            context.Response.Headers.Allow = "POST";
        }

        await WriteAsync(context, answer.Status, answer.Message is null ? [] : ErrorEnvelope.Write(answer.Status, answer.Message, answer.Problems));
    }

    // A condition that throws is the user's mistake: the client gets a bare 500, so the record has to tell.
    private FaultResponse? MeetFault(ApiRequest request)
    {
        try
        {
            return faults.Meet(request.ToFaultRequest());
        }
        catch (Exception e)
        {
            var reason = $"The condition of a fault threw {e.GetType().Name}: {e.Message}";
            Record(request, 500, EventVerdict.NotJudged, [_mask.With(request.ApiKey).ApplyAndShorten(reason)], []);
            throw;
        }
    }

    private async Task MisbehaveAsync(HttpContext context, ApiRequest request, FaultResponse fault)
    {
        Record(request, fault.Status, EventVerdict.NotJudged, [$"A fault met the request: {fault.Kind}."], []);
        switch (fault.Kind)
        {
            case FaultKind.Hang:
                using (var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping))
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }

                context.Abort();
                break;
            case FaultKind.Drop:
                context.Abort();
                break;
            default:
                context.Response.Headers.RetryAfter = fault.RetryAfter;
                context.Response.Headers.Location = fault.Location?.OriginalString;
                await WriteAsync(context, fault.Status, Encoding.UTF8.GetBytes(fault.Body), fault.ContentType);
                break;
        }
    }

    // Before the answer is written, so that a client that has its answer finds the event.
    private void Record(ApiRequest request, int status, EventVerdict verdict, IReadOnlyList<string> reasons, IReadOnlyList<string> warnings)
    {
        var mask = _mask.With(request.ApiKey);
        log.Add(new ReceivedEvent
        {
            Number = request.Number,
            ReceivedAt = options.TimeProvider.GetUtcNow(),
            Method = request.Method,
            Path = mask.Apply(request.Path),
            Status = status,
            Verdict = verdict,
            Reasons = reasons,
            Warnings = warnings,
            EventName = Masked(request.EventName),
            IdentifyId = Masked(request.IdentifyId),
            PropertyKey = Masked(request.PropertyKey),
            AccountId = Masked(request.AccountId),
            EventId = Masked(request.EventId),
            Body = mask.Apply(request.Body),
        });

        string? Masked(string? text) => text is null ? null : mask.Apply(text);
    }

    private static Task WriteAsync(HttpContext context, int status, byte[] body, string? contentType = "application/json; charset=utf-8")
    {
        context.Response.StatusCode = status;
        if (body.Length == 0)
        {
            return Task.CompletedTask;
        }

        context.Response.ContentType = contentType;
        context.Response.Headers.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, 0, body.Length, context.RequestAborted);
    }
}
