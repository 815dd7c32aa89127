using System.Text.Json.Nodes;
using GainsightEvents.Model;
using GainsightEvents.Wire;

namespace GainsightEvents.Plans;

/// <summary>
/// The plan's definition of an event for one target. Of several types that declare events of one name it asserts what all of them do, so
/// that no type's event is called wrong.
/// </summary>
internal static class EventPlanDefinition
{
    /// <summary>The PX envelope's fields that the types fill, and their attributes. What other fields there may be is Gainsight's to say.</summary>
    public static JsonObject OfPx(IReadOnlyList<EventDescriptor> events)
    {
        var attributes = ObjectOf(events, e => e.Members
            .Where(member => member.Role == MemberRole.Attribute)
            .Select(member => new Field(member.WireName, EventPlanMember.OfPx(member), member.Required)));
        Close(attributes, events);
        var envelope = ObjectOf(events, e => e.Members
            .Where(member => member.Role is not (MemberRole.Attribute or MemberRole.ExtensionData))
            .Select(member => new Field(
                FieldOf(member.Role),
                EventPlanMember.OfPx(member),
                // Whether it is sent is the setting Gainsight:Px:SendEventId's to decide.
                member.Required && member.Role != MemberRole.EventId))
            .Prepend(new Field(PxFields.EventName, new JsonObject { ["const"] = e.Px!.EventName }, Required: true))
            .Append(new Field(PxFields.Attributes, attributes, Required: attributes.ContainsKey("required"))));
        return Describe(envelope, events);
    }

    /// <summary>The NXT body: the types' members, and no others.</summary>
    public static JsonObject OfNxt(IReadOnlyList<EventDescriptor> events)
    {
        var body = ObjectOf(events, e => e.Members
            .Where(member => member.Role != MemberRole.ExtensionData)
            .Select(member => new Field(member.WireName, EventPlanMember.OfNxt(member), member.Required)));
        Close(body, events);
        return Describe(body, events);
    }

    private static JsonObject ObjectOf(IReadOnlyList<EventDescriptor> events, Func<EventDescriptor, IEnumerable<Field>> fieldsOf)
    {
        var shapes = events.Select(e => fieldsOf(e).ToList()).ToList();
        var required = new JsonArray();
        var properties = new JsonObject();
        foreach (var fields in shapes.SelectMany(shape => shape).GroupBy(field => field.Name, StringComparer.Ordinal))
        {
            // What the types say differently is left open.
            var first = fields.First().Schema;
            properties[fields.Key] = fields.All(field => JsonNode.DeepEquals(field.Schema, first)) ? first.DeepClone() : new JsonObject();
            if (shapes.All(shape => shape.Any(field => field.Required && field.Name == fields.Key)))
            {
                required.Add((JsonNode)fields.Key);
            }
        }

        var schema = new JsonObject { ["type"] = "object" };
        if (required.Count > 0)
        {
            schema["required"] = required;
        }

        schema["properties"] = properties;
        return schema;
    }

    // An attribute that nobody declared is a mistake, unless the event says that it carries such.
    private static void Close(JsonObject schema, IReadOnlyList<EventDescriptor> events)
    {
        if (!events.Any(e => e.HasExtensionData))
        {
            schema["additionalProperties"] = false;
        }
    }

    /// <summary>The schema, its description first.</summary>
    private static JsonObject Describe(JsonObject schema, IReadOnlyList<EventDescriptor> events)
    {
        var described = new JsonObject { ["description"] = $"Declared by {string.Join(", ", events.Select(e => e.TypeName))}." };
        foreach (var property in schema.ToList())
        {
            schema.Remove(property.Key);
            described.Add(property);
        }

        return described;
    }

    /// <summary>The field of the PX envelope that a member fills.</summary>
    public static string FieldOf(MemberRole role) => role switch
    {
        MemberRole.IdentifyId => PxFields.IdentifyId,
        MemberRole.AccountId => PxFields.AccountId,
        MemberRole.SessionId => PxFields.SessionId,
        MemberRole.Url => PxFields.Url,
        MemberRole.Referrer => PxFields.Referrer,
        MemberRole.RemoteHost => PxFields.RemoteHost,
        MemberRole.Date => PxFields.Date,
        MemberRole.UserType => PxFields.UserType,
        MemberRole.GlobalContext => PxFields.GlobalContext,
        MemberRole.EventId => PxFields.EventId,
        MemberRole.EventType => PxFields.EventType,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "The role fills no field of the PX envelope."),
    };

    private readonly record struct Field(string Name, JsonObject Schema, bool Required);
}
