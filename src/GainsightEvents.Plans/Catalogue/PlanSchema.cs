using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Wire;

namespace GainsightEvents.Plans.Catalogue;

/// <summary>The plan as JSON Schema, in the shape of <see cref="EventPlan"/>.</summary>
internal static class PlanSchema
{
    public static string Write(PlanFile plan, string title)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = IdOf(title, plan.Version),
            ["title"] = title,
            ["description"] = EventPlan.Description,
            ["$defs"] = new JsonObject(plan.Events
                .GroupBy(static planned => $"{PlanWords.Of(planned.Target)}:{planned.Name}", StringComparer.Ordinal)
                .OrderBy(static events => events.Key, StringComparer.Ordinal)
                .Select(static events => new KeyValuePair<string, JsonNode?>(events.Key, Define([.. events])))),
        };
        return ReadableJson.Write(writer => schema.WriteTo(writer));
    }

    /// <summary>
    /// A name for the plan that says neither where it is nor when it was written, so that what refers to it goes on to: a URN (RFC 8141) of the title
    /// and, where the plan has one, its version.
    /// </summary>
    public static string IdOf(string title, string? version)
    {
        var id = new StringBuilder("urn:gainsight-events:plan:");
        foreach (var octet in Encoding.UTF8.GetBytes(title.Trim()))
        {
            // What no URI escapes (RFC 3986, unreserved); the platforms' own escaping differs between them.
            _ = octet is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~'
                ? id.Append((char)octet)
                : id.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
        }

        return version is null ? id.ToString() : $"{id}:{version}";
    }

    // Events of one name, of several products or versions, have one definition, which asserts what all of them do.
    private static JsonObject Define(IReadOnlyList<PlanEvent> events)
    {
        var isPx = events[0].Target == EventTarget.Px;
        var definition = isPx ? PxEnvelope(events) : SchemaField.ObjectOf(events, static e => e.Members.Select(static member => new SchemaField(member.Name, PlanSchemaMember.OfNxt(member), member.Required)));
        if (!isPx)
        {
            Close(definition, events);
        }

        return PlanSchemaMember.Describe(definition, string.Join(" ", events.Select(DescriptionOf).Distinct().Where(static text => text.Length > 0)));
    }

    // What other fields the envelope may have is Gainsight's to say.
    private static JsonObject PxEnvelope(IReadOnlyList<PlanEvent> events)
    {
        var attributes = SchemaField.ObjectOf(events, static e => e.Members
            .Where(static member => IsAttribute(member))
            .Select(static member => new SchemaField(member.Name.Substring(PlanMember.AttributePrefix.Length), PlanSchemaMember.OfPx(member, isAttribute: true), member.Required)));
        Close(attributes, events);
        return SchemaField.ObjectOf(events, e => e.Members
            .Where(static member => !IsAttribute(member))
            .Select(static member => new SchemaField(member.Name, PlanSchemaMember.OfPx(member, isAttribute: false), member.Required))
            .Prepend(new SchemaField(PxFields.EventName, new JsonObject { ["const"] = e.Name }, Required: true))
            .Append(new SchemaField(PxFields.Attributes, attributes, Required: attributes.ContainsKey("required"))));
    }

    private static void Close(JsonObject schema, IReadOnlyList<PlanEvent> events)
    {
        if (!events.Any(static e => e.AdmitsOtherMembers))
        {
            schema["additionalProperties"] = false;
        }
    }

    private static bool IsAttribute(PlanMember member) => member.Name.StartsWith(PlanMember.AttributePrefix, StringComparison.Ordinal);

    private static string DescriptionOf(PlanEvent planned) => PlanSchemaMember.Sentences(
        (null, planned.Description), ("Owner:", planned.Owner), ("Expires", EventFacts.LastDayOf(planned)), ("Deprecated:", planned.Deprecated), ("Retired:", planned.Retired));
}
