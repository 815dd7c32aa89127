using System.Text;
using GainsightEvents.Emulator.Inspector;
using GainsightEvents.Emulator.Recording;
using Microsoft.AspNetCore.Http;

namespace GainsightEvents.Emulator;

/// <summary>Every request's way: the guard, then the inspector or, past the faults, Gainsight's endpoints.</summary>
internal sealed class EmulatorApplication(
    EmulatorOptions options,
    LoopbackGuard guard,
    InspectorEndpoint inspector,
    IApiEndpoint px,
    IApiEndpoint nxt,
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
        var number = Interlocked.Increment(ref _number);
        var request = await ApiRequest.ReadAsync(context.Request, number, options.MaxBodyBytes, context.RequestAborted);
        var fault = MeetFault(request);
        if (fault is { Kind: not FaultKind.Forget })
        {
            await MisbehaveAsync(context, request, fault);
            return;
        }

        var endpoint = request.Target == EmulatorTarget.Nxt ? nxt : px;
        var answer = endpoint.Answer(request).Masked(recorder.MaskOf(request));

        // Before the answer is written, so that a client that has its answer finds the event.
        if (fault is not null && answer.Verdict == EventVerdict.Good)
        {
            recorder.RecordUnjudged(request, answer.Status, $"A fault answered {answer.Status} and forgot the event.");
        }
        else
        {
            recorder.Record(request, answer);
        }

        await WriteAsync(context, answer.Status, endpoint.Write(answer, context.Response.Headers));
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
            recorder.RecordUnjudged(request, 500, $"The condition of a fault threw {e.GetType().Name}: {e.Message}");
            throw;
        }
    }

    private async Task MisbehaveAsync(HttpContext context, ApiRequest request, FaultResponse fault)
    {
        recorder.RecordUnjudged(request, fault.Status, $"A fault met the request: {fault.Kind}.");
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
