using System.Text.Json.Nodes;
using GainsightEvents.Emulator.Json;
using Microsoft.AspNetCore.Http;

namespace GainsightEvents.Emulator.Inspector;

/// <summary>What the inspector answers.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body.</param>
/// <param name="ContentType">Its type.</param>
internal sealed record InspectorAnswer(int Status, byte[] Body, string ContentType = "application/json; charset=utf-8")
{
    public static InspectorAnswer Json(JsonObject json) => new(StatusCodes.Status200OK, JsonAnswer.Write(json));

    public static InspectorAnswer Done() => new(StatusCodes.Status204NoContent, []);

    public static InspectorAnswer Error(int status, string message) => new(status, ErrorOf(message));

    /// <summary>A message in an object of its own.</summary>
    public static byte[] ErrorOf(string message) => JsonAnswer.Write(new JsonObject { ["error"] = message });
}
