using System.Text.Json.Nodes;
using GainsightEvents.Model;
using GainsightEvents.Plans.PlanFiles;
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
        var attributes = SchemaField.ObjectOf(events, e => e.Members
            .Where(member => member.Role == MemberRole.Attribute)
            .Select(member => new SchemaField(member.WireName, EventPlanMember.OfPx(member), member.Required)));
        Close(attributes, events);
        var envelope = SchemaField.ObjectOf(events, e => e.Members
            .Where(member => member.Role is not (MemberRole.Attribute or MemberRole.ExtensionData))
            .Select(member => new SchemaField(
                EnvelopeField.Of(member.Role),
                EventPlanMember.OfPx(member),
                // Whether it is sent is the setting Gainsight:Px:SendEventId's to decide.
                member.Required && member.Role != MemberRole.EventId))
            .Prepend(new SchemaField(PxFields.EventName, new JsonObject { ["const"] = e.Px!.EventName }, Required: true))
            .Append(new SchemaField(PxFields.Attributes, attributes, Required: attributes.ContainsKey("required"))));
        return Describe(envelope, events);
    }

    /// <summary>The NXT body: the types' members, and no others.</summary>
    public static JsonObject OfNxt(IReadOnlyList<EventDescriptor> events)
    {
        var body = SchemaField.ObjectOf(events, e => e.Members
            .Where(member => member.Role != MemberRole.ExtensionData)
            .Select(member => new SchemaField(member.WireName, EventPlanMember.OfNxt(member), member.Required)));
        Close(body, events);
        return Describe(body, events);
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
}
