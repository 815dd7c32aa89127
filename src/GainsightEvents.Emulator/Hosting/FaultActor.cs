using System.Text;
using System.Text.Json.Nodes;
using GainsightEvents.Emulator.Http;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace GainsightEvents.Emulator.Hosting;

/// <summary>Does to a request what its fault says.</summary>
internal static class FaultActor
{
    /// <summary>Answers, or does not.</summary>
    /// <param name="context">The request.</param>
    /// <param name="request">The same, as it was read.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="end">Ends what would not.</param>
    public static async Task ActAsync(HttpContext context, ApiRequest request, FaultResponse fault, CancellationToken end)
    {
        switch (fault.Kind)
        {
            case FaultKind.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                context.Abort();
                break;
            case FaultKind.Drop:
                context.Abort();
                break;
            case FaultKind.Reset:
                // Closed without lingering, a connection ends with a reset instead of a farewell.
                if (context.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
                {
                    socket.LingerState = new(enable: true, seconds: 0);
                    socket.Close();
                }

                context.Abort();
                break;
            case FaultKind.Truncate:
                await SendAsync(context, fault, Encoding.UTF8.GetBytes(fault.Body), truncate: true, end);
                break;
            case FaultKind.EchoKey:
                await SendAsync(context, fault, Echo(request), truncate: false, end);
                break;
            default:
                await SendAsync(context, fault, Encoding.UTF8.GetBytes(fault.Body), truncate: false, end);
                break;
        }
    }

    private static async Task SendAsync(HttpContext context, FaultResponse fault, byte[] body, bool truncate, CancellationToken end)
    {
        var response = context.Response;
        response.StatusCode = fault.Status;
        response.Headers.RetryAfter = fault.RetryAfter;
        response.Headers.Location = fault.Location?.OriginalString;
        if (body.Length == 0)
        {
            return;
        }

        response.ContentType = fault.ContentType;
        response.Headers.ContentLength = body.Length;
        var sent = truncate ? body.Length / 2 : body.Length;
        var step = fault.Interval > TimeSpan.Zero ? 1 : sent;
        for (var at = 0; at < sent && !end.IsCancellationRequested; at += step)
        {
            await Task.Delay(fault.Interval, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await response.Body.WriteAsync(body.AsMemory(at, step), end);
            await response.Body.FlushAsync(end);
        }

        // Kestrel closes the connection of an answer that stays short of its announced length.
    }

    private static byte[] Echo(ApiRequest request)
    {
        var secrets = string.Join(", ", request.Headers.Secrets);
        return Encoding.UTF8.GetBytes(new JsonObject
        {
            ["result"] = false,
            ["message"] = $"The credentials {secrets} were not accepted.",
            ["externalapierror"] = new JsonObject { ["status"] = "BAD_REQUEST", ["message"] = $"Invalid key {secrets}" },
        }.ToJsonString());
    }
}
