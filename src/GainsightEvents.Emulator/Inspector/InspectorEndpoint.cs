using System.Globalization;
using GainsightEvents.Emulator.Recording;
using Microsoft.AspNetCore.Http;

namespace GainsightEvents.Emulator.Inspector;

/// <summary>What the emulator tells about itself, below <c>/emulator</c>: the page, and what it asks for.</summary>
internal sealed class InspectorEndpoint(
    PxRegion region,
    EventLog log,
    LoopbackGuard guard,
    PageFiles files,
    Timeline timeline,
    LiveStream stream,
    PlanListing plan,
    FaultListing faults,
    TestEvents tests,
    CspReports reports)
{
    public const string Prefix = "/emulator";

    private const string PathList = "There is /emulator, and below it events, timeline, stream, names, plan, faults, send, reset, health and csp-reports.";

    public async Task HandleAsync(HttpContext context)
    {
        var request = context.Request;
        var path = (request.Path.Value ?? "")[Prefix.Length..].TrimEnd('/');
        if (path == "/stream" && request.Method == "GET" && guard.MayRead(request))
        {
            await stream.WriteAsync(context);
            return;
        }

        var answer = path.Length == 0 || path.StartsWith(PageFiles.Prefix, StringComparison.Ordinal)
            ? AnswerPage(request, path, context.Response)
            : await AnswerAsync(request, path, context.RequestAborted);
        context.Response.StatusCode = answer.Status;
        if (answer.Body.Length > 0)
        {
            context.Response.ContentType = answer.ContentType;
            context.Response.Headers.ContentLength = answer.Body.Length;
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
        }
    }

    private InspectorAnswer AnswerPage(HttpRequest request, string path, HttpResponse response) =>
        request.Method != "GET" ? InspectorAnswer.Error(405, "This path does not serve this method.")
        : path.Length > 0 ? PageFiles.Read(path, response.Headers)
        : guard.MayOpen(request) ? files.ReadPage(response.Headers)
        : InspectorAnswer.Error(403, $"The page is shown to a browser that opens it, and to who has the run's token in the header {LoopbackGuard.TokenHeader}.");

    private async Task<InspectorAnswer> AnswerAsync(HttpRequest request, string path, CancellationToken cancellationToken) => (request.Method, path) switch
    {
        // Shows no event, so that a health probe needs no token.
        ("GET", "/health") => new(200, EventsJson.WriteHealth(region, log.ReadCounts().Counts)),
        ("POST", "/csp-reports") => await reports.AddAsync(request.Body, cancellationToken),
        ("GET", _) when Reads(path) && !guard.MayRead(request) =>
            InspectorAnswer.Error(403, $"Events are shown to a browser that opens this address itself, and to who has the run's token in the header {LoopbackGuard.TokenHeader}."),
        ("GET", "/events") => EventListing.Read(log, request.Query),
        ("GET", "/timeline") => timeline.Read(request.Query),
        ("GET", "/names") => InspectorAnswer.Json(TrafficJson.OfNames(log.ReadNames())),
        ("GET", "/plan") => InspectorAnswer.Json(plan.Read()),
        ("GET", "/faults") => InspectorAnswer.Json(faults.Read()),
        ("GET", "/csp-reports") => InspectorAnswer.Json(reports.Read()),
        ("GET", _) when NumberIn(path, "/events/") is { } number => timeline.ReadEvent(number),
        ("POST" or "DELETE", _) when Changes(request.Method, path) && !guard.HasToken(request) =>
            InspectorAnswer.Error(403, $"Changes need the run's token in the header {LoopbackGuard.TokenHeader}."),
        ("POST", "/reset") => Reset(),
        ("POST", "/faults") => await faults.AddAsync(request.Body, cancellationToken),
        ("DELETE", "/faults") => faults.Clear(),
        ("DELETE", _) when NumberIn(path, "/faults/") is { } number => faults.Remove(number),
        ("POST", "/send") => await tests.SendAsync(request.Body, cancellationToken),
        _ when Reads(path) || Changes("POST", path) || Changes("DELETE", path) || path == "/health" => InspectorAnswer.Error(405, "This path does not serve this method."),
        _ => InspectorAnswer.Error(404, PathList),
    };

    private InspectorAnswer Reset()
    {
        log.Reset();
        return InspectorAnswer.Done();
    }

    private static bool Reads(string path) =>
        path is "/events" or "/timeline" or "/stream" or "/names" or "/plan" or "/faults" or "/csp-reports" || NumberIn(path, "/events/") is not null;

    private static bool Changes(string method, string path) => method == "POST"
        ? path is "/reset" or "/faults" or "/send"
        : path == "/faults" || NumberIn(path, "/faults/") is not null;

    private static long? NumberIn(string path, string prefix) =>
        path.StartsWith(prefix, StringComparison.Ordinal)
        && long.TryParse(path.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
