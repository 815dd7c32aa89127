using GainsightEvents.Model;
using GainsightEvents.Serialization;

namespace GainsightEvents.Tests.Publishing;

/// <summary>What the generator makes of a record with both marks.</summary>
internal sealed record OrderShipped(string UserId, int Items) : IGainsightEvent
{
    public static readonly EventDescriptor Both = new()
    {
        TypeName = "Acme.OrderShipped",
        Px = new() { EventName = "Order Shipped", Priority = EventPriority.High, MaxAge = TimeSpan.FromDays(3) },
        Members =
        [
            new EventMember("UserId", "userId", MemberRole.IdentifyId, WireKind.String) { Required = true },
            new EventMember("Items", "items", MemberRole.Attribute, WireKind.Integer) { Required = true },
        ],
        Nxt = new NxtEventDescriptor
        {
            EventName = "order_shipped",
            Version = "v02",
            Topic = "orders",
            Priority = EventPriority.Low,
            MaxAge = TimeSpan.FromHours(1),
        },
    };

    public static EventCatalog Catalog { get; } = new("Acme", [Both], []);

    EventDescriptor IGainsightEvent.Descriptor => Both;

    void IGainsightEvent.Write(EventTarget target, ref EventWriter writer)
    {
        if (target == EventTarget.Nxt)
        {
            writer.WriteLiteral("{\"userId\":"u8);
            writer.WriteString(UserId, 0);
            writer.WriteLiteral(",\"items\":"u8);
            writer.WriteNumber(Items);
            writer.WriteLiteral("}"u8);
            return;
        }

        writer.WriteLiteral("{\"eventName\":\"Order Shipped\",\"propertyKey\":"u8);
        writer.WritePropertyKey();
        writer.WriteLiteral(",\"identifyId\":"u8);
        writer.WriteIdentifyId(UserId, 0);
        writer.WriteUserType();
        writer.WriteEventDate();
        writer.WriteEventId();
        writer.WriteLiteral(",\"attributes\":{\"items\":"u8);
        writer.WriteNumber(Items);
        writer.WriteLiteral("}}"u8);
    }
}
