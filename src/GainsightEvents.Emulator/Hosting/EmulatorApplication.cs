using System.Text;
using GainsightEvents.Emulator.Http;
using GainsightEvents.Emulator.Inspector;
using GainsightEvents.Emulator.Recording;
using Microsoft.AspNetCore.Http;

namespace GainsightEvents.Emulator.Hosting;

/// <summary>Every request's way: the guard, then the inspector or, past the faults, Gainsight's APIs.</summary>
internal sealed class EmulatorApplication(
    EmulatorOptions options,
    LoopbackGuard guard,
    InspectorEndpoint inspector,
    IGainsightApi px,
    IGainsightApi nxt,
    EmulatorFaults faults,
    RequestRecorder recorder,
    CancellationToken stopping)
{
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
        var request = new ApiRequest(context.Request, Interlocked.Increment(ref _number));
        var api = request.Target == EventTarget.Nxt ? nxt : px;

        // Who may not send events here has no body read: it would fill the memory of whoever runs an emulator.
        var refusal = api.RefuseClient(request);
        if (refusal is null)
        {
            await request.ReadBodyAsync(options.MaxBodyBytes, context.RequestAborted);
        }

        // Kestrel passes over what is left of a body, for five seconds at most, so that the client reads the answer and not a reset.
        if (request.IsTooLarge)
        {
            context.Response.Headers.Connection = "close";
        }

        var fault = MeetFault(request);
        if (fault is { Kind: not FaultKind.Forget })
        {
            await MisbehaveAsync(context, request, fault);
            return;
        }

        // Before the answer is written, so that a client that has its answer finds the event.
        var answer = refusal ?? api.Judge(request);
        if (fault is not null && answer.Verdict == EventVerdict.Good)
        {
            recorder.Record(request, ApiAnswer.Unjudged(answer.Status, $"A fault answered {answer.Status} and forgot the event."));
        }
        else
        {
            answer = recorder.Record(request, answer);
        }

        await WriteAsync(context, answer.Status, api.Write(answer, context.Response.Headers));
    }

    // A condition that throws is the user's mistake: the client gets a bare 500, so the record has to tell.
    private FaultResponse? MeetFault(ApiRequest request)
    {
        try
        {
            return faults.Meet(request);
        }
        catch (Exception e)
        {
            recorder.Record(request, ApiAnswer.Unjudged(500, $"The condition of a fault threw {e.GetType().Name}: {e.Message}"));
            throw;
        }
    }

    private async Task MisbehaveAsync(HttpContext context, ApiRequest request, FaultResponse fault)
    {
        recorder.Record(request, ApiAnswer.Unjudged(fault.Status, $"A fault met the request: {fault.Kind}."));
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
