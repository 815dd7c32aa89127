using System.Text.Json.Nodes;
using GainsightEvents.Emulator.Recording;
using Microsoft.AspNetCore.Http;

namespace GainsightEvents.Emulator.Inspector;

/// <summary>What the emulator tells about itself, below <c>/emulator</c>.</summary>
internal sealed class InspectorEndpoint(EmulatorRegion region, EventLog log, LoopbackGuard guard)
{
    public const string Prefix = "/emulator";

    public (int Status, byte[] Body) Answer(HttpRequest request) => (request.Method, request.Path.Value) switch
    {
        ("GET", Prefix + "/events") => (200, EventsJson.Write(log.Read().Events)),
        ("GET", Prefix + "/health") => (200, EventsJson.WriteHealth(region, log.Read().Events.Counts)),
        ("POST", Prefix + "/reset") when guard.HasToken(request) => Reset(),
        ("POST", Prefix + "/reset") => (403, ErrorOf($"Changes need the run's token in the header {LoopbackGuard.TokenHeader}.")),
        (_, Prefix + "/events" or Prefix + "/health" or Prefix + "/reset") => (405, ErrorOf("This path does not serve this method.")),
        _ => (404, ErrorOf("There is /emulator/events, /emulator/health and /emulator/reset.")),
    };

    /// <summary>A message in an object of its own.</summary>
    public static byte[] ErrorOf(string message) => JsonAnswer.Write(new JsonObject { ["error"] = message });

    private (int Status, byte[] Body) Reset()
    {
        log.Reset();
        return (204, []);
    }
}
