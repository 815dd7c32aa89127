using System.Text.Encodings.Web;
using System.Text.Json;

namespace GainsightEvents.Emulator.Nxt;

/// <summary>The bodies NXT answers with (Gainsight, Events API), and those its gateway was seen to send, which lack <c>messages</c>.</summary>
internal static class NxtEnvelope
{
    private const string Received = "Successfully received event, please keep the event Id for further reference";
    private const string Oops = "Oops, something went wrong! Please contact Tech Support to report. ";

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] WriteSuccess(string eventId) => Write(writer =>
    {
        writer.WriteBoolean("result", true);
        writer.WriteStartObject("data");
        writer.WriteString("eventId", eventId);
        writer.WriteEndObject();
        writer.WriteString("message", Received);
        WriteMessages(writer, [Received]);
    });

    /// <summary>Writes a refusal.</summary>
    /// <param name="errorCode">One of <see cref="NxtErrorCode"/>.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="problems">What is wrong in detail, which only the emulator's own refusals tell.</param>
    /// <param name="requestId">The request's id.</param>
    public static byte[] WriteFailure(string errorCode, string message, IReadOnlyList<string> problems, string requestId) => Write(writer =>
    {
        writer.WriteBoolean("result", false);
        writer.WriteString("errorCode", errorCode);
        writer.WriteString("errorDesc", errorCode == NxtErrorCode.NotRegistered ? Oops : message);
        writer.WriteString("requestId", requestId);
        writer.WriteString("message", message);
        if (errorCode == NxtErrorCode.NotRegistered)
        {
            WriteMessages(writer, [message]);
        }
        else if (errorCode == NxtErrorCode.Emulator)
        {
            WriteMessages(writer, [message, .. problems]);
        }
    });

    private static byte[] Write(Action<Utf8JsonWriter> content)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            writer.WriteStartObject();
            content(writer);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteMessages(Utf8JsonWriter writer, IEnumerable<string> messages)
    {
        writer.WriteStartArray("messages");
        foreach (var message in messages)
        {
            writer.WriteStringValue(message);
        }

        writer.WriteEndArray();
    }
}
