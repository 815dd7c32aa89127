using System.Text;
using GainsightEvents.Model;
using GainsightEvents.Serialization;

namespace GainsightEvents.Testing;

/// <summary>Writes and checks an event as the real publisher does, for a product and a tenant that stand for any.</summary>
internal static class EventRecorder
{
    private const int InitialBytes = 1024;

    private static readonly byte[] PropertyKey = "\"AP-TEST-2\""u8.ToArray();

    public static RecordedEvent Record(IGainsightEvent gainsightEvent, EventContextValues? context, DateTimeOffset acceptedAt)
    {
        var descriptor = gainsightEvent.Descriptor;
        var now = acceptedAt.ToUnixTimeMilliseconds();
        var settings = new WriterSettings(EventIds.Create(now), now, PropertyKey, context, sendEventId: false) { TenantId = "tenant" };
        var bodies = new Dictionary<EventTarget, string>();
        foreach (var target in (EventTarget[])[EventTarget.Px, EventTarget.Nxt])
        {
            if (descriptor.At(target) is null)
            {
                continue;
            }

            var writer = new EventWriter(descriptor, new byte[InitialBytes], 0, settings);
            gainsightEvent.Write(target, ref writer);
            if (writer.Violations is { } violations)
            {
                throw new InvalidEventException(descriptor, violations);
            }

            bodies.Add(target, Encoding.UTF8.GetString(writer.Written));
        }

        return new RecordedEvent(gainsightEvent, settings.EventId, bodies);
    }
}
