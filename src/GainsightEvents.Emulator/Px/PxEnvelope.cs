using System.Net;
using System.Text.Json.Nodes;
using GainsightEvents.Emulator.Json;

namespace GainsightEvents.Emulator.Px;

/// <summary>
/// The error body PX was seen to send:
/// <c>{"externalapierror":{"status":"…","message":"…","debugMessage":null,"subErrors":[{"message":"…"}]|null}}</c>.
/// </summary>
internal static class PxEnvelope
{
    public static byte[] Write(int status, string message, IReadOnlyCollection<string> details) => JsonAnswer.Write(new JsonObject
    {
        ["externalapierror"] = new JsonObject
        {
            ["status"] = StatusName(status),
            ["message"] = message,
            ["debugMessage"] = null,
            ["subErrors"] = details.Count == 0 ? null : new JsonArray([.. details.Select(detail => new JsonObject { ["message"] = detail })]),
        },
    });

    // BAD_REQUEST, TOO_MANY_REQUESTS: the status's name in capitals, words apart.
    private static string StatusName(int status) =>
        string.Concat(((HttpStatusCode)status).ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{char.ToUpperInvariant(c)}"));
}
