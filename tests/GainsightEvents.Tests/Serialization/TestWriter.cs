using System.Text;
using System.Text.Json;
using GainsightEvents.Model;
using GainsightEvents.Serialization;

namespace GainsightEvents.Tests.Serialization;

/// <summary>Writes values with an <see cref="EventWriter"/> and reads them back with an independent reader.</summary>
internal static class TestWriter
{
    public static readonly EventDescriptor Descriptor = new()
    {
        TypeName = "Acme.Tested",
        Px = new() { EventName = "Tested" },
        Members =
        [
            new EventMember("UserId", "userId", MemberRole.IdentifyId, WireKind.String) { Required = true },
            new EventMember("Amount", "amount", MemberRole.Attribute, WireKind.Number),
            new EventMember("Secret", "secret", MemberRole.Attribute, WireKind.Number) { Personal = true },
        ],
    };

    public delegate void Writing(ref EventWriter writer);

    public static WriterSettings Settings(EventContextValues? context = null, bool sendEventId = false) => new(
        new Guid("018f0000-0000-7000-8000-000000000001"), 1717689600000, "\"AP-XXXXXXXXXX-2\""u8.ToArray(), context, sendEventId);

    public static string Write(Writing write, WriterSettings? settings = null, int scratch = 4096) =>
        WriteGuarded(write, settings, scratch).Text;

    public static (string Text, IReadOnlyList<EventViolation> Violations) WriteGuarded(
        Writing write, WriterSettings? settings = null, int scratch = 4096)
    {
        var writer = new EventWriter(Descriptor, new byte[scratch], 0, settings ?? Settings());
        write(ref writer);
        return (Encoding.UTF8.GetString(writer.Written.ToArray()), writer.Violations ?? []);
    }

    public static JsonElement Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
