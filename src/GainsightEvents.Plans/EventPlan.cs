using System.Text.Json.Nodes;
using GainsightEvents.Model;

namespace GainsightEvents.Plans;

/// <summary>
/// A catalog's events as a JSON Schema (2020-12) that refines events.schema.json, for reviews, other teams and other programs. The
/// emulator judges by it, and so can every validator of JSON Schema.
/// </summary>
public static class EventPlan
{
    /// <summary>What a plan as JSON Schema says of itself.</summary>
    internal const string Description =
        "Refines events.schema.json: a body is right when it fits its endpoint's definition there and its event's here, which is "
        + "#/$defs/px:<eventName> for Gainsight PX and #/$defs/nxt:<eventName> for Gainsight NXT. The root itself judges nothing.";

    /// <summary>
    /// Writes the plan of a catalog, in the shape that <c>#/$defs/plan</c> of events.schema.json describes: in <c>$defs</c> one definition
    /// for each event and target, <c>px:&lt;eventName&gt;</c> or <c>nxt:&lt;eventName&gt;</c>, with the names, JSON types and constraints
    /// of its members. A name that the event does not declare is refused. Events that get their names when they are published, such as
    /// <see cref="CustomEvent"/>, are in no plan.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <returns>Indented JSON with line feeds, the same for the same events wherever it is written.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is <see langword="null"/>.</exception>
    /// <remarks>
    /// A plan admits every event that the publisher accepts, but it cannot say all that the publisher refuses, for example an excluded
    /// bound of a fraction or a regular expression that JSON Schema reads differently.
    /// </remarks>
    public static string Write(EventCatalog catalog)
    {
        var plan = Build(catalog ?? throw new ArgumentNullException(nameof(catalog)));
        return ReadableJson.Write(writer => plan.WriteTo(writer));
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
