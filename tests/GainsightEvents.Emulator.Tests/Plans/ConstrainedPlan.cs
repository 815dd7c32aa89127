extern alias Runtime;

using System.Text.Json;
using GainsightEvents.Emulator.Judging;
using GainsightEvents.Model;
using ValueRule = Runtime::GainsightEvents.Rules.ValueRule;

namespace GainsightEvents.Emulator.Tests.Plans;

/// <summary>The plan of an event <c>e</c> whose members have constraints, and what the emulator says by it.</summary>
internal static class ConstrainedPlan
{
    public static string OfNxt(WireKind kind, ValueRule rule, Type? type = null) => Plan(new("M", "m", MemberRole.Attribute, kind) { Constraints = [rule], ValueType = type });

    public static string Plan(EventMember member) => Catalog(member).Plan;

    public static EventCatalog Catalog(params EventMember[] members) => new(
        "Acme",
        [new() { TypeName = "Acme.E", Px = new() { EventName = "E" }, Members = members, Nxt = new() { EventName = "e" } }],
        []);

    public static IReadOnlyList<SchemaFailure> Failures(string definition, string plan, string body)
    {
        using var document = JsonDocument.Parse(body);
        return JsonSchema.Load(plan).Definition(definition).Evaluate(document.RootElement);
    }
}
