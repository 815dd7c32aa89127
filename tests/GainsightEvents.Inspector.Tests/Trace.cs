using System.Text.Json;

namespace GainsightEvents.Inspector.Tests;

/// <summary>What the browser's own tracing tells of the page's main thread.</summary>
internal sealed class Trace
{
    private readonly ICDPSession _session;
    private readonly List<JsonElement> _events = [];
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Trace(ICDPSession session)
    {
        _session = session;
        session.Event("Tracing.dataCollected").OnEvent += (_, data) => _events.AddRange(data!.Value.GetProperty("value").EnumerateArray());
        session.Event("Tracing.tracingComplete").OnEvent += (_, _) => _complete.TrySetResult();
    }

    public static async Task<Trace> StartAsync(IBrowser browser)
    {
        var trace = new Trace(await browser.NewBrowserCDPSessionAsync());
        await trace._session.SendAsync("Tracing.start", new() { ["categories"] = "toplevel,devtools.timeline,disabled-by-default-devtools.timeline", ["transferMode"] = "ReportEvents" });
        return trace;
    }

    /// <summary>
    /// The tasks of the renderers' main threads, by the time that each had the processor. Other programs of the machine make a task last longer,
    /// which says nothing of the page.
    /// </summary>
    public async Task<IReadOnlyList<TimeSpan>> StopAsync()
    {
        await _session.SendAsync("Tracing.end");
        await _complete.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        var mains = _events
            .Where(each => NameOf(each) == "thread_name" && each.GetProperty("args").GetProperty("name").GetString() == "CrRendererMain")
            .Select(ThreadOf)
            .ToHashSet();
        return
        [
            .. _events
                .Where(each => NameOf(each) is "RunTask" or "ThreadControllerImpl::RunTask" && mains.Contains(ThreadOf(each)) && each.TryGetProperty("tdur", out _))
                .Select(each => TimeSpan.FromMicroseconds(each.GetProperty("tdur").GetDouble())),
        ];
    }

    private static string? NameOf(JsonElement each) => each.GetProperty("name").GetString();

    private static (int, int) ThreadOf(JsonElement each) => (each.GetProperty("pid").GetInt32(), each.GetProperty("tid").GetInt32());
}
