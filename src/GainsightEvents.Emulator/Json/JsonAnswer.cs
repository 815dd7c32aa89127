using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GainsightEvents.Emulator.Json;

/// <summary>Writes what the emulator answers; without reflection, for the application around it may be a trimmed one.</summary>
internal static class JsonAnswer
{
    // Answers are application/json with nosniff, so no HTML rules apply, and people read them: emoji stay emoji.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    public static byte[] Write(JsonObject answer)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            answer.WriteTo(writer);
        }

        return stream.ToArray();
    }

    public static JsonArray ListOf(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
