using System.Net;
using System.Text.Json;

namespace GainsightEvents.Emulator.Px;

/// <summary>
/// The error body PX was seen to send:
/// <c>{"externalapierror":{"status":"…","message":"…","debugMessage":null,"subErrors":[{"message":"…"}]|null}}</c>.
/// </summary>
internal static class PxEnvelope
{
    public static byte[] Write(int status, string message, IReadOnlyList<string> problems)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("externalapierror");
            writer.WriteString("status", StatusName(status));
            writer.WriteString("message", message);
            writer.WriteNull("debugMessage");
            WriteSubErrors(writer, problems);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteSubErrors(Utf8JsonWriter writer, IReadOnlyList<string> problems)
    {
        if (problems.Count == 0)
        {
            writer.WriteNull("subErrors");
            return;
        }

        writer.WriteStartArray("subErrors");
        foreach (var problem in problems)
        {
            writer.WriteStartObject();
            writer.WriteString("message", problem);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    // BAD_REQUEST, TOO_MANY_REQUESTS: the status's name in capitals, words apart.
    private static string StatusName(int status) =>
        string.Concat(((HttpStatusCode)status).ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{char.ToUpperInvariant(c)}"));
}
