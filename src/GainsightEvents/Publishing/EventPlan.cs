using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GainsightEvents.Model;

namespace GainsightEvents.Publishing;

/// <summary>
/// A catalog's events as a JSON Schema, in the shape that <c>#/$defs/plan</c> of events.schema.json describes: one definition for each
/// event and target. Only keywords of that file are used.
/// </summary>
internal static class EventPlan
{
    private const string Description =
        "Refines events.schema.json: a body is right when it fits its endpoint's definition there and its event's here, which is "
        + "#/$defs/px:<eventName> for Gainsight PX and #/$defs/nxt:<eventName> for Gainsight NXT. The root itself judges nothing.";

    // The plan is read by people and JSON parsers, never as part of a page.
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    public static string Write(EventCatalog catalog)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            Build(catalog).WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    private static JsonObject Build(EventCatalog catalog) => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["title"] = $"The Gainsight events of {catalog.AssemblyName}",
        ["description"] = Description,
        ["$defs"] = new JsonObject(DefinitionsOf(catalog)),
    };

    // Ordinal, so that the same events give the same text wherever it is written. Two types may declare events of one name.
    private static IEnumerable<KeyValuePair<string, JsonNode?>> DefinitionsOf(EventCatalog catalog)
    {
        var px = DefinitionsFor(catalog, EventTarget.Px, e => "px:" + e.Px!.EventName, EventPlanDefinition.OfPx);
        var nxt = DefinitionsFor(catalog, EventTarget.Nxt, e => "nxt:" + e.Nxt!.EventName, EventPlanDefinition.OfNxt);
        return px.Concat(nxt).OrderBy(definition => definition.Key, StringComparer.Ordinal);
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> DefinitionsFor(
        EventCatalog catalog,
        EventTarget target,
        Func<EventDescriptor, string> keyOf,
        Func<IReadOnlyList<EventDescriptor>, JsonObject> define) =>
        from declared in catalog.Events
        where declared.At(target) is not null && !declared.IsDynamic
        group declared by keyOf(declared) into events
        select new KeyValuePair<string, JsonNode?>(events.Key, define([.. events]));
}
