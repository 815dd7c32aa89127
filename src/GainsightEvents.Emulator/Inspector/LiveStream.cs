using System.Text;
using System.Text.Json.Nodes;
using GainsightEvents.Emulator.Quota;
using GainsightEvents.Emulator.Recording;
using Microsoft.AspNetCore.Http;

namespace GainsightEvents.Emulator.Inspector;

/// <summary>
/// Server-sent events: how things stand, as soon as something arrived but no more than four times a second, and each second while nothing
/// does. The page then asks for the rows it shows, so that a flood costs it no more than a trickle.
/// </summary>
internal sealed class LiveStream(EmulatorOptions options, EventLog log, QuotaBoard quotas, FaultListing faults, CancellationToken stopping)
{
    private const int MostReaders = 32;
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private int _readers;

    public async Task WriteAsync(HttpContext context)
    {
        if (Interlocked.Increment(ref _readers) > MostReaders)
        {
            Interlocked.Decrement(ref _readers);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            context.Response.ContentType = "text/event-stream";
            await WriteUntilAsync(context.Response, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The page was closed, or the emulator stops.
        }
        finally
        {
            Interlocked.Decrement(ref _readers);
        }
    }

    private async Task WriteUntilAsync(HttpResponse response, CancellationToken end)
    {
        while (true)
        {
            var (counts, warned, newest, changed) = log.ReadCounts();
            var state = TrafficJson.Of(counts, warned, log.ReadTraffic(options.TimeProvider.GetUtcNow()), quotas, options.MaxEvents);
            state["newest"] = newest;
            state["region"] = options.Region.ToString();
            state["faults"] = faults.Read()["faults"]!.DeepClone();
            await response.Body.WriteAsync(Message(state), end);
            await response.Body.FlushAsync(end);

            await Task.Delay(Shortest, end);
            await changed.WaitAsync(Longest - Shortest, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            end.ThrowIfCancellationRequested();
        }
    }

    // JSON has no line ends of its own, which would end the message.
    private static byte[] Message(JsonObject state) => Encoding.UTF8.GetBytes($"event: state\ndata: {state.ToJsonString()}\n\n");
}
