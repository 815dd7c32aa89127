using System.Text.Json.Nodes;
using GainsightEvents.Model;
using GainsightEvents.Presets;
using GainsightEvents.Rules;

namespace GainsightEvents.Plans.Tests;

/// <summary>A catalog's plan: what it says of each event and target.</summary>
public sealed class EventPlanTests
{
    [Fact]
    public void A_px_event_is_its_name_its_envelope_fields_and_its_attributes()
    {
        var definition = DefinitionOf("px:Report Exported", Px(
            "Report Exported",
            Member("UserId", MemberRole.IdentifyId, WireKind.String, required: true),
            Member("AccountId", MemberRole.AccountId, WireKind.String),
            Member("OccurredAt", MemberRole.Date, WireKind.Integer),
            Member("featureName", MemberRole.Attribute, WireKind.String, required: true),
            Member("value", MemberRole.Attribute, WireKind.Integer)));

        AssertJson(
            """
            {
              "description": "Declared by Acme.Report Exported.",
              "type": "object",
              "required": ["eventName", "identifyId", "attributes"],
              "properties": {
                "eventName": { "const": "Report Exported" },
                "identifyId": { "type": "string" },
                "accountId": { "type": "string" },
                "date": { "type": "integer" },
                "attributes": {
                  "type": "object",
                  "required": ["featureName"],
                  "properties": { "featureName": { "type": "string" }, "value": { "type": "integer" } },
                  "additionalProperties": false
                }
              }
            }
            """,
            definition);
    }

    [Theory]
    [InlineData(WireKind.String, "\"string\"", "\"string\"")]
    [InlineData(WireKind.Integer, "\"integer\"", "\"integer\"")]
    [InlineData(WireKind.Number, "\"number\"", "\"number\"")]
    [InlineData(WireKind.Boolean, "\"boolean\"", "\"boolean\"")]
    [InlineData(WireKind.DateTime, "\"string\"", "\"string\"")]
    [InlineData(WireKind.Object, "\"string\"", "\"object\"")]
    [InlineData(WireKind.Array, "\"string\"", "\"array\"")]
    public void A_kind_is_the_json_type_it_is_written_as_on_each_target(WireKind kind, string px, string nxt)
    {
        var both = new EventDescriptor
        {
            TypeName = "Acme.Both",
            Px = new() { EventName = "Both" },
            Nxt = new NxtEventDescriptor { EventName = "both" },
            Members = [Member("value", MemberRole.Attribute, kind, required: true)],
        };

        AssertJson(px, DefinitionOf("px:Both", both)["properties"]!["attributes"]!["properties"]!["value"]!["type"]!);
        AssertJson(nxt, DefinitionOf("nxt:both", both)["properties"]!["value"]!["type"]!);
    }

    [Fact]
    public void A_constrained_member_has_the_keywords_that_its_constraints_come_to()
    {
        EventMember Constrained(WireKind kind, Type? type, params ValueRule[] rules) => new("m", "m", MemberRole.Attribute, kind) { Constraints = rules, ValueType = type };

        AssertJson(
            """{ "type": "number", "minimum": 0.5, "maximum": 1.5 }""",
            Px(Constrained(WireKind.Number, typeof(float), ValueRule.Range(0.5, 1.5, minimumIsExclusive: true))));
        AssertJson(
            """{ "type": "integer", "minimum": 1, "maximum": 4 }""",
            Px(Constrained(WireKind.Integer, typeof(int), ValueRule.Range(0, 5, minimumIsExclusive: true, maximumIsExclusive: true))));
        AssertJson(
            """{ "type": "string", "minLength": 1, "maxLength": 4 }""",
            Px(Constrained(WireKind.String, typeof(string), ValueRule.Length(2, 4), ValueRule.Pattern(@"\w"), ValueRule.Unmeetable("why"))));
        AssertJson(
            """{ "type": "string", "pattern": "^(?:[a-c]+)?$", "enum": ["a", "b", null] }""",
            Px(Constrained(WireKind.String, typeof(string), ValueRule.Pattern("[a-c]+"), ValueRule.AllowedValues("a", "b", null))));

        // An enum has become a name; a list is a string of JSON.
        AssertJson("""{ "type": "string" }""", Px(Constrained(WireKind.String, null, ValueRule.Range(1, 5))));
        AssertJson("""{ "type": "string" }""", Px(Constrained(WireKind.Array, null, ValueRule.Items(1, 5))));

        static JsonNode Px(EventMember member) =>
            DefinitionOf("px:E", EventPlanTests.Px("E", member))["properties"]!["attributes"]!["properties"]!["m"]!;
    }

    [Fact]
    public void An_nxt_event_is_its_members_under_their_own_names()
    {
        var definition = DefinitionOf("nxt:order_shipped", Nxt(
            "order_shipped",
            Member("userId", MemberRole.IdentifyId, WireKind.String, required: true),
            Member("orderId", MemberRole.Attribute, WireKind.String, required: true),
            Member("note", MemberRole.Attribute, WireKind.String)));

        AssertJson(
            """
            {
              "description": "Declared by Acme.order_shipped.",
              "type": "object",
              "required": ["userId", "orderId"],
              "properties": {
                "userId": { "type": ["string", "integer"] },
                "orderId": { "type": "string" },
                "note": { "type": ["string", "null"] }
              },
              "additionalProperties": false
            }
            """,
            definition);
    }

    [Fact]
    public void An_event_with_extension_data_takes_names_that_nobody_declares()
    {
        EventMember[] members = [Member("a", MemberRole.Attribute, WireKind.String), Member("more", MemberRole.ExtensionData, WireKind.Object)];
        var px = new EventDescriptor { TypeName = "T", Px = new() { EventName = "E" }, Members = members };
        var nxt = new EventDescriptor { TypeName = "T", Nxt = new() { EventName = "E" }, Members = members };

        Assert.Null(DefinitionOf("px:E", px)["properties"]!["attributes"]!["additionalProperties"]);
        Assert.Null(DefinitionOf("nxt:E", nxt)["additionalProperties"]);
    }

    [Fact]
    public void Of_two_types_of_one_name_only_what_both_say_is_asserted()
    {
        var definition = DefinitionOf(
            "px:Searched",
            Px("Searched", Member("term", MemberRole.Attribute, WireKind.String, required: true), Member("count", MemberRole.Attribute, WireKind.Integer, required: true)),
            Px("Searched", Member("term", MemberRole.Attribute, WireKind.String, required: true), Member("count", MemberRole.Attribute, WireKind.String), Member("page", MemberRole.Attribute, WireKind.Integer)));

        AssertJson(
            """
            {
              "type": "object",
              "required": ["term"],
              "properties": { "term": { "type": "string" }, "count": {}, "page": { "type": "integer" } },
              "additionalProperties": false
            }
            """,
            definition["properties"]!["attributes"]!);
    }

    [Fact]
    public void An_events_own_id_is_never_required_because_a_setting_decides_whether_it_is_sent() =>
        AssertJson("[\"eventName\"]", DefinitionOf("px:E", Px("E", Member("Id", MemberRole.EventId, WireKind.String, required: true)))["required"]!);

    [Fact]
    public void Any_name_is_written_so_that_it_reads_back()
    {
        const string Name = "💾 \"Saved\" / <b>~ \\ \u2028 \n";
        var plan = JsonNode.Parse(EventPlan.Write(new EventCatalog("Acme", [Px(Name, Member(Name, MemberRole.Attribute, WireKind.String))], [])))!;

        var definition = plan["$defs"]!["px:" + Name]!;

        Assert.Equal(Name, definition["properties"]!["eventName"]!["const"]!.GetValue<string>());
        Assert.NotNull(definition["properties"]!["attributes"]!["properties"]![Name]);
    }

    [Fact]
    public void No_catalog_is_refused() => Assert.Throws<ArgumentNullException>(() => EventPlan.Write(null!));

    [Theory]
    [InlineData("CustomEvent", 0)]
    [InlineData("SystemAssetEvent", 0)]
    [InlineData("SaasPreset", 9)]
    public void The_presets_are_in_a_plan_and_events_that_are_named_late_are_not(string catalog, int count)
    {
        var plan = EventPlan.Write(catalog switch
        {
            "CustomEvent" => CustomEvent.Catalog,
            "SystemAssetEvent" => SystemAssetEvent.Catalog,
            _ => SaasPreset.Catalog,
        });

        Assert.Equal(count, JsonNode.Parse(plan)!["$defs"]!.AsObject().Count);
    }

    [Fact]
    public void The_same_events_give_the_same_text_in_any_order()
    {
        var plan = EventPlan.Write(new EventCatalog("Acme", [Px("b"), Px("a"), Nxt("a")], []));

        Assert.Equal(plan, EventPlan.Write(new EventCatalog("Acme", [Nxt("a"), Px("a"), Px("b")], [])));
        Assert.DoesNotContain('\r', plan);
        Assert.Equal(["nxt:a", "px:a", "px:b"], JsonNode.Parse(plan)!["$defs"]!.AsObject().Select(definition => definition.Key));
    }

    private static EventDescriptor Px(string name, params EventMember[] members) =>
        new() { TypeName = "Acme." + name, Px = new() { EventName = name }, Members = members };

    private static EventDescriptor Nxt(string name, params EventMember[] members) =>
        new() { TypeName = "Acme." + name, Nxt = new() { EventName = name }, Members = members };

    private static EventMember Member(string name, MemberRole role, WireKind kind, bool required = false) =>
        new(name, name, role, kind) { Required = required };

    private static JsonNode DefinitionOf(string key, params EventDescriptor[] events) =>
        JsonNode.Parse(EventPlan.Write(new EventCatalog("Acme", events, [])))!["$defs"]![key]!;

    private static void AssertJson(string expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());
}
