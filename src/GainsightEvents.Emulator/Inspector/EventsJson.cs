using System.Text.Encodings.Web;
using System.Text.Json;

namespace GainsightEvents.Emulator.Inspector;

/// <summary>The events as JSON: <c>{"counts":{…},"good":[…],"bad":[…],"attempts":[…]}</c>.</summary>
internal static class EventsJson
{
    // The answer is application/json with nosniff, so no HTML rules apply, and people read it: emoji stay emoji.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    public static byte[] Write(EmulatorEvents events) => Write(writer =>
    {
        WriteCounts(writer, events.Counts);
        WriteList(writer, "good", events.Good);
        WriteList(writer, "bad", events.Bad);
        WriteList(writer, "attempts", events.Attempts);
    });

    public static byte[] WriteHealth(EmulatorRegion region, EmulatorCounts counts) => Write(writer =>
    {
        writer.WriteString("status", "ok");
        writer.WriteString("region", region.ToString());
        WriteCounts(writer, counts);
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

    private static void WriteCounts(Utf8JsonWriter writer, EmulatorCounts counts)
    {
        writer.WriteStartObject("counts");
        writer.WriteNumber("good", counts.Good);
        writer.WriteNumber("bad", counts.Bad);
        writer.WriteNumber("notJudged", counts.NotJudged);
        writer.WriteNumber("forgotten", counts.Forgotten);
        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IReadOnlyList<ReceivedEvent> list)
    {
        writer.WriteStartArray(name);
        foreach (var received in list)
        {
            WriteReceived(writer, received);
        }

        writer.WriteEndArray();
    }

    private static void WriteReceived(Utf8JsonWriter writer, ReceivedEvent received)
    {
        writer.WriteStartObject();
        writer.WriteNumber("number", received.Number);
        writer.WriteString("receivedAt", received.ReceivedAt);
        writer.WriteString("target", received.Target.ToString());
        writer.WriteString("method", received.Method);
        writer.WriteString("path", received.Path);
        writer.WriteStartObject("headers");
        foreach (var (name, value) in received.Headers)
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
        writer.WriteNumber("status", received.Status);
        WriteTexts(writer, "reasons", received.Reasons);
        WriteTexts(writer, "warnings", received.Warnings);
        WriteText(writer, "eventName", received.EventName);
        WriteText(writer, "identifyId", received.IdentifyId);
        WriteText(writer, "propertyKey", received.PropertyKey);
        WriteText(writer, "accountId", received.AccountId);
        WriteText(writer, "eventId", received.EventId);
        writer.WriteString("body", received.BodyText);
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
