using System.Globalization;
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
            await WriteAsync(context, refusal.Status, InspectorAnswer.ErrorOf(refusal.Reason));
        }
        else if (context.Request.Path.StartsWithSegments(InspectorEndpoint.Prefix, StringComparison.Ordinal))
        {
            await inspector.HandleAsync(context);
        }
        else
        {
            await HandleApiAsync(context);
        }
    }

    private async Task HandleApiAsync(HttpContext context)
    {
        var request = new ApiRequest(context.Request, Interlocked.Increment(ref _number));
        if (context.Request.Headers.ContainsKey(LoopbackGuard.TokenHeader) && guard.HasToken(context.Request))
        {
            context.Response.Headers[TestEvents.NumberHeader] = request.Number.ToString(CultureInfo.InvariantCulture);
        }

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
        if (fault is not null && await MisbehaveAsync(context, request, fault))
        {
            return;
        }

        // Before the answer is written, so that a client that has its answer finds the event.
        var answer = refusal ?? api.Judge(request);
        if (fault?.Kind == FaultKind.Forget && answer.Verdict == EventVerdict.Good)
        {
            recorder.Record(request, ApiAnswer.Unjudged(answer.Status, "fault", $"A fault answered {answer.Status} and forgot the event."));
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
            recorder.Record(request, ApiAnswer.Unjudged(500, "fault", $"The condition of a fault threw {e.GetType().Name}: {e.Message}"));
            throw;
        }
    }

    // Whether the request is done with.
    private async Task<bool> MisbehaveAsync(HttpContext context, ApiRequest request, FaultResponse fault)
    {
        var goesOn = fault.Kind is FaultKind.Delay or FaultKind.Forget;
        if (!goesOn)
        {
            recorder.Record(request, ApiAnswer.Unjudged(fault.Status, "fault", $"A fault met the request: {fault.Kind}.", "Nothing: remove the fault where it is not wanted."));
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await Task.Delay(fault.Wait, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!goesOn)
        {
            await FaultActor.ActAsync(context, request, fault, end.Token);
        }

        return !goesOn;
    }

    private static Task WriteAsync(HttpContext context, int status, byte[] body)
    {
        context.Response.StatusCode = status;
        if (body.Length == 0)
        {
            return Task.CompletedTask;
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, 0, body.Length, context.RequestAborted);
    }
}
