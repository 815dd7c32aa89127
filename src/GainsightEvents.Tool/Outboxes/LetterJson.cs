using System.Globalization;
using System.Text;
using System.Text.Json;

namespace GainsightEvents.Tool.Outboxes;

/// <summary>A dead letter as JSON.</summary>
internal static class LetterJson
{
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static void Write(Utf8JsonWriter writer, DeadLetter letter, bool withBody)
    {
        writer.WriteStartObject();
        writer.WriteNumber("key", letter.Key);
        writer.WriteString("eventId", letter.EventId);
        writer.WriteString("event", letter.EventName);
        writer.WriteString("lane", letter.Lane.Name);
        writer.WriteString("acceptedAt", Time(letter.AcceptedAt));
        writer.WriteString("deadLetteredAt", Time(letter.DeadLetteredAt));
        writer.WriteNumber("attempts", letter.Attempts);
        writer.WriteString("reason", letter.Reason);
        if (withBody)
        {
            WriteBody(writer, letter.Body);
        }

        writer.WriteEndObject();
    }

    // What was stored is shown, even if it is not what it should be.
    private static void WriteBody(Utf8JsonWriter writer, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            writer.WritePropertyName("body");
            document.RootElement.WriteTo(writer);
        }
        catch (JsonException)
        {
            writer.WriteString("bodyText", Encoding.UTF8.GetString(body.Span));
        }
    }
}
