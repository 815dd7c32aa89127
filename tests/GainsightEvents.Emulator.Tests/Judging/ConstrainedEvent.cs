using System.Text.Json;
using GainsightEvents.Emulator.Judging;
using GainsightEvents.Emulator.Schema;
using GainsightEvents.Model;
using GainsightEvents.Plans;
using GainsightEvents.Rules;

namespace GainsightEvents.Emulator.Tests.Judging;

/// <summary>A catalog of an event <c>e</c> whose members have constraints, and what the emulator says by it, and by its plan alone.</summary>
internal static class ConstrainedEvent
{
    public static EventCatalog Of(WireKind kind, ValueRule rule, Type? type = null) => Of(new EventMember("M", "m", MemberRole.Attribute, kind) { Constraints = [rule], ValueType = type });

    public static EventCatalog Of(params EventMember[] members) => new(
        "Acme",
        [new() { TypeName = "Acme.E", Members = members, Px = new() { EventName = "E" }, Nxt = new() { EventName = "e" } }],
        []);

    /// <summary>What is wrong with an NXT body by the catalog.</summary>
    public static IReadOnlyList<string> OfNxt(EventCatalog catalog, string body) => Find(catalog, EventTarget.Nxt, "e", body);

    /// <summary>What is wrong with a PX body by the catalog.</summary>
    public static IReadOnlyList<string> OfPx(EventCatalog catalog, string body) => Find(catalog, EventTarget.Px, "E", body);

    /// <summary>What is wrong with an NXT body by the catalog's plan.</summary>
    public static IReadOnlyList<SchemaFailure> ByPlan(EventCatalog catalog, string body)
    {
        using var document = JsonDocument.Parse(body);
        return JsonSchema.Load(EventPlan.Write(catalog)).Definition("nxt:e").Evaluate(document.RootElement);
    }

    private static string[] Find(EventCatalog catalog, EventTarget target, string eventName, string body)
    {
        var declared = new DeclaredEvents();
        declared.Add(catalog);
        using var document = JsonDocument.Parse(body);
        return declared.FindViolations(target, eventName, document.RootElement).Select(problem => problem.Message).ToArray();
    }
}
