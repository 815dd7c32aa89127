using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using GainsightEvents.Emulator.Schema;
using GainsightEvents.Model;
using GainsightEvents.Plans.Catalogue;
using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Presets;
using GainsightEvents.Rules;
using GainsightEvents.Tests.Rules;
using BuiltInSchema = GainsightEvents.Emulator.Judging.BuiltInSchema;
using JudgedEvents = GainsightEvents.Emulator.Judging.DeclaredEvents;

namespace GainsightEvents.Plans.Tests.Catalogue;

public sealed class PlanSchemaTests
{
    [Theory]
    [InlineData("Acme's events", null, "urn:gainsight-events:plan:Acme%27s%20events")]
    [InlineData(" Acme ", "1.2.0", "urn:gainsight-events:plan:Acme:1.2.0")]
    [InlineData("a-._~Z0", "0.0.1", "urn:gainsight-events:plan:a-._~Z0:0.0.1")]
    [InlineData("a:1.0.0#/é💾", null, "urn:gainsight-events:plan:a%3A1.0.0%23%2F%C3%A9%F0%9F%92%BE")]
    public void Its_id_is_a_URN_of_the_title_and_the_version(string title, string? version, string id)
    {
        var plan = SamplePlans.Shop with { Version = version };

        Assert.Equal(id, JsonNode.Parse(PlanCatalogue.Of(plan, title).WriteSchema())!["$id"]!.GetValue<string>());
        Assert.True(Uri.TryCreate(id, UriKind.Absolute, out var uri));
        Assert.Equal(id, uri.OriginalString);
        Assert.Empty(uri.Fragment);
    }

    [Fact]
    public void It_has_the_shape_of_a_plan_and_the_emulator_judges_by_it()
    {
        var json = SamplePlans.CatalogueOf(SamplePlans.Shop).WriteSchema();
        using var document = JsonDocument.Parse(json);

        Assert.Empty(JsonSchema.Load(BuiltInSchema.Read()).Definition("plan").Evaluate(document.RootElement));
        new JudgedEvents().Add(json, JsonSchema.Load(BuiltInSchema.Read()).Definition("plan"));
    }

    [Fact]
    public void An_event_is_its_name_its_fields_its_attributes_and_what_there_is_to_say() => AssertJson(
        """
        {
          "description": "A user exported a report. Owner: Team Reporting. Retired: 2026-11-27, replaced by Report Shared.",
          "type": "object",
          "required": ["eventName", "identifyId"],
          "properties": {
            "eventName": { "const": "Report Exported" },
            "identifyId": { "type": "string" },
            "attributes": {
              "type": "object",
              "properties": {
                "category": { "type": "string", "enum": ["Reporting", "Admin"] },
                "due": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.][0-9]{1,7})?Z$" },
                "kind": { "description": "Retired: 2026-11-27, replaced by attributes.category.", "type": "string" },
                "rows": { "description": "How many.", "type": "integer", "minimum": 5, "maximum": 1000 }
              }
            }
          }
        }
        """,
        DefinitionOf(SamplePlans.Shop, "px:Report Exported"));

    [Fact]
    public void An_event_of_NXT_is_its_members() => AssertJson(
        """
        {
          "description": "Owner: Team Orders. Expires after 2027-03-31. Deprecated: use order_sent.",
          "type": "object",
          "required": ["lines", "orderId"],
          "properties": {
            "lines": { "type": "array", "minItems": 1 },
            "orderId": { "type": "string", "pattern": "^(?:[A-Z]{2}-[0-9]{4})?$" }
          },
          "additionalProperties": false
        }
        """,
        DefinitionOf(SamplePlans.Shop, "nxt:order_shipped"));

    [Fact]
    public void Of_two_versions_of_one_name_what_both_say_is_asserted()
    {
        var plan = PlanFile.Parse("""
            {"format":1,"events":[
              {"target":"nxt","name":"e","version":"v01","members":[{"name":"a","type":"string","required":true},{"name":"b","type":"integer","required":true}]},
              {"target":"nxt","name":"e","version":"v02","members":[{"name":"a","type":"string","required":true},{"name":"b","type":"string","required":true},{"name":"c","type":"boolean"}]}]}
            """);

        AssertJson(
            """{"type":"object","required":["a","b"],"properties":{"a":{"type":"string"},"b":{},"c":{"type":["boolean","null"]}},"additionalProperties":false}""",
            DefinitionOf(plan, "nxt:e"));
    }

    [Fact]
    public void The_presets_have_the_schema_that_their_catalogs_have()
    {
        var (own, declared) = (DefinitionsOf(SamplePlans.CatalogueOf(PlanFile.Of(SaasPreset.Catalog)).WriteSchema()), DefinitionsOf(EventPlan.Write(SaasPreset.Catalog)));

        Assert.Equal(declared.Select(static each => each.Key), own.Select(static each => each.Key));
        foreach (var (key, definition) in declared)
        {
            Assert.Equal(Sorted(definition), Sorted(own[key]));
        }
    }

    /// <summary>A member's schema and its rules on thousands of values: what the publisher lets pass is right.</summary>
    [Fact]
    public void It_refuses_nothing_that_the_publisher_admits()
    {
        (WireKind Kind, ValueRule[] Rules)[] members =
        [
            (WireKind.Integer, [ValueRule.Range(0, 10)]),
            (WireKind.Integer, [ValueRule.Range(0, 10, true, true)]),
            (WireKind.Number, [ValueRule.Range(-3, 10)]),
            (WireKind.Number, [ValueRule.Range(0.1, 2.5, true)]),
            (WireKind.Number, [ValueRule.Range(typeof(decimal), "0.10", "9.99")]),
            (WireKind.String, [ValueRule.Length(2, 5)]),
            (WireKind.String, [ValueRule.Pattern("[a-c]+|x")]),
            (WireKind.String, [ValueRule.Pattern(@"\w*")]),
            (WireKind.String, [ValueRule.Url()]),
            (WireKind.String, [ValueRule.AllowedValues("a", null)]),
        ];
        var judged = 0;
        foreach (var (kind, rules) in members)
        {
            var member = new EventMember("M", "m", MemberRole.Attribute, kind) { Constraints = rules };
            var plan = PlanFile.Of(new EventCatalog("Acme", [new() { TypeName = "E", Nxt = new() { EventName = "e" }, Members = [member] }], []));
            var schema = JsonSchema.Load(SamplePlans.CatalogueOf(plan).WriteSchema()).Definition("nxt:e");
            foreach (var value in SampleValues.Any.Sample(3_000).Where(value => IsOf(kind, value) && rules.All(rule => rule.Admits(value))))
            {
                using var body = JsonDocument.Parse(new JsonObject { ["m"] = PlanValue.Write(value) }.ToJsonString());
                Assert.True(schema.Evaluate(body.RootElement).Count == 0, $"{rules[0]} {body.RootElement.GetRawText()}");
                judged++;
            }
        }

        Assert.True(judged > 500, $"{judged}");
    }

    // Half a surrogate pair has no form on the wire.
    private static bool IsOf(WireKind kind, object? value) => value is not null && kind switch
    {
        WireKind.Integer => value is int or long,
        WireKind.Number => value is decimal || (value is double && PlanLiteral.IsFinite(value)),
        _ => value is string text && !Wire.UnicodeText.HasLoneSurrogate(text),
    };

    private static string Sorted(JsonNode? node) => node switch
    {
        JsonObject members => $"{{{string.Join(",", members.Where(static each => each.Key != "description").OrderBy(static each => each.Key, StringComparer.Ordinal).Select(static each => $"{each.Key}:{Sorted(each.Value)}"))}}}",
        JsonArray items => $"[{string.Join(",", items.Select(Sorted).Order(StringComparer.Ordinal))}]",
        _ => node?.ToJsonString() ?? "null",
    };

    private static JsonObject DefinitionsOf(string schema) => JsonNode.Parse(schema)!["$defs"]!.AsObject();

    private static JsonNode DefinitionOf(PlanFile plan, string key) => DefinitionsOf(SamplePlans.CatalogueOf(plan).WriteSchema())[key]!;

    private static void AssertJson(string expected, JsonNode actual) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());
}
