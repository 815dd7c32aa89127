using System.Globalization;
using System.Text.Json;
using GainsightEvents.Model;
using GainsightEvents.Serialization;
using GainsightEvents.Wire;

namespace GainsightEvents.Tool.Sending;

/// <summary>An event whose members the plan names and a line or an option sets. Its values have been read and judged.</summary>
/// <param name="type">The event.</param>
/// <param name="values">By the member's index; <see langword="null"/> for one that is absent.</param>
/// <param name="others">What the plan does not name, where the event admits that.</param>
internal sealed class PlannedEvent(PlannedType type, object?[] values, IReadOnlyList<KeyValuePair<string, JsonElement>> others) : IGainsightEvent
{
    EventDescriptor IGainsightEvent.Descriptor => type.Descriptor;

    void IGainsightEvent.Write(EventTarget target, ref EventWriter writer)
    {
        if (target == EventTarget.Px)
        {
            WriteEnvelope(ref writer);
            writer.WriteLiteral(",\"attributes\":{"u8);
            WriteMembers(ref writer, target);
            writer.WriteLiteral("}}"u8);
        }
        else
        {
            writer.WriteLiteral("{"u8);
            WriteMembers(ref writer, target);
            writer.WriteLiteral("}"u8);
        }
    }

    private void WriteEnvelope(ref EventWriter writer)
    {
        writer.WriteLiteral("{\"eventName\":"u8);
        writer.WriteEventName(type.Plan.Name);
        writer.WriteLiteral(",\"propertyKey\":"u8);
        writer.WritePropertyKey();
        writer.WriteLiteral(",\"identifyId\":"u8);
        writer.WriteIdentifyId(Text(MemberRole.IdentifyId), IndexOf(MemberRole.IdentifyId));
        writer.WriteUserType(UserTypes.Find(Text(MemberRole.UserType)), -1);
        writer.WriteEventDate(values[IndexOf(MemberRole.Date)] is decimal milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds) : null);
        writer.WriteAccountId(Text(MemberRole.AccountId));
        writer.WriteSessionId(Text(MemberRole.SessionId));
        writer.WriteEventUrl(Text(MemberRole.Url));
        writer.WriteReferrer(Text(MemberRole.Referrer));
        writer.WriteRemoteHost(Text(MemberRole.RemoteHost));
        writer.WriteEventType(Text(MemberRole.EventType));
        if (values[IndexOf(MemberRole.GlobalContext)] is JsonElement context)
        {
            // In the envelope it is an object, other than among the attributes.
            writer.WriteLiteral(",\"globalContext\":"u8);
            writer.WriteExtensionValue(context, IndexOf(MemberRole.GlobalContext), EventTarget.Nxt);
        }

        writer.WriteEventId(Guid.TryParse(Text(MemberRole.EventId), CultureInfo.InvariantCulture, out var id) ? id : null);
    }

    private void WriteMembers(ref EventWriter writer, EventTarget target)
    {
        var members = type.Descriptor.Members;
        for (var i = 0; i < members.Count; i++)
        {
            if (members[i].Role == MemberRole.Attribute && values[i] is { } value)
            {
                writer.WriteKey(members[i].WireName, i);
                WriteValue(ref writer, value, i, target);
            }
        }

        foreach (var other in others)
        {
            writer.WriteKey(other.Key, -1);
            writer.WriteExtensionValue(other.Value, -1, target);
        }
    }

    private static void WriteValue(ref EventWriter writer, object value, int member, EventTarget target)
    {
        switch (value)
        {
            case string text:
                writer.WriteString(text, member);
                break;
            case bool truth:
                writer.WriteBoolean(truth);
                break;
            case decimal number:
                writer.WriteNumber(number);
                break;
            case double number:
                writer.WriteNumber(number, member);
                break;
            case DateTimeOffset time:
                writer.WriteDateTime(time);
                break;
            case JsonElement element:
                writer.WriteExtensionValue(element, member, target);
                break;
        }
    }

    private string? Text(MemberRole role) => values[IndexOf(role)] as string;

    // A PX event has every field of the envelope.
    private int IndexOf(MemberRole role)
    {
        var index = 0;
        while (type.Descriptor.Members[index].Role != role)
        {
            index++;
        }

        return index;
    }
}

/// <summary>Kinds of actors, by the words that Gainsight PX has for them.</summary>
internal static class UserTypes
{
    public static string All => string.Join(", ", PxUserTypes.All);

    public static PxUserType? Find(string? word) => word switch
    {
        PxUserTypes.User => PxUserType.User,
        PxUserTypes.Lead => PxUserType.Lead,
        PxUserTypes.Visitor => PxUserType.Visitor,
        PxUserTypes.Empty => PxUserType.Empty,
        _ => null,
    };
}
