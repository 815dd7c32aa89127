using GainsightEvents.Plans.Catalogue;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Plans.Tests.Catalogue;

/// <summary>Plans as texts, short enough to read.</summary>
internal static class SamplePlans
{
    public const string Hostile = "</script><script>alert(1)</script> <!-- --> `|` *b* [x](http://y) \"q\" 'a' & \u202Etxt\u202C مرحبا | # \\";

    /// <summary>Two events with everything there is.</summary>
    public static PlanFile Shop { get; } = PlanFile.Parse("""
        {
          "format": 1,
          "version": "1.2.0",
          "events": [
            {
              "target": "nxt", "name": "order_shipped", "version": "v02", "topic": "orders", "owner": "Team Orders",
              "expiresOn": "2027-03-31", "deprecated": "use order_sent",
              "members": [
                { "name": "lines", "type": "array", "required": true, "constraints": { "minItems": 1 } },
                { "name": "orderId", "type": "string", "required": true, "constraints": { "pattern": "[A-Z]{2}-[0-9]{4}" } }
              ]
            },
            {
              "target": "px", "name": "Report Exported", "description": "A user exported a report.", "owner": "Team Reporting", "identity": "context",
              "otherMembers": true, "retired": "2026-11-27, replaced by Report Shared",
              "members": [
                { "name": "attributes.category", "type": "string", "constraints": { "enum": ["Reporting", "Admin"] } },
                { "name": "attributes.rows", "type": "integer", "description": "How many.", "constraints": { "minimum": 5, "maximum": 1000 } },
                { "name": "attributes.kind", "type": "string", "retired": "2026-11-27, replaced by attributes.category" },
                { "name": "attributes.due", "type": "dateTime", "constraints": { "refused": ["a value that is not from 2024-01-01 to 2024-12-31"] } },
                { "name": "identifyId", "type": "string", "required": true, "personal": true }
              ]
            },
            { "target": "px", "name": "Report Shared", "members": [] }
          ]
        }
        """);

    /// <summary>An event whose every text wants to be more than text.</summary>
    public static PlanFile HostileShop { get; } = new()
    {
        Events = new PlanEvent[]
        {
            new()
            {
                Target = EventTarget.Px,
                Name = Hostile,
                Product = Hostile,
                Description = Hostile,
                Owner = Hostile,
                Deprecated = Hostile,
                Retired = $"2026-11-27, {Hostile}",
                Members = new PlanMember[]
                {
                    new()
                    {
                        Name = "attributes." + Hostile,
                        Type = Model.WireKind.String,
                        Description = Hostile,
                        Deprecated = Hostile,
                        Constraints = new[] { new PlanConstraint(PlanConstraint.Enum, $"[{PlanLiteral.Write(Hostile)}]") }.ToPlanList(),
                    },
                }.ToPlanList(),
            },
        }.ToPlanList(),
    };

    /// <summary>A plan of one event with one member.</summary>
    public static PlanFile Of(string target, string member) => PlanFile.Parse($$"""{"format":1,"events":[{"target":"{{target}}","name":"E","members":[{{member}}]}]}""");

    public static PlanCatalogue CatalogueOf(PlanFile plan) => PlanCatalogue.Of(plan, "Acme's events");
}
