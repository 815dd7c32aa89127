using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using GainsightEvents.Emulator.Judging;
using GainsightEvents.Emulator.Schema;
using GainsightEvents.Model;
using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Plans.Tests.PlanFiles;
using GainsightEvents.Presets;
using GainsightEvents.Rules;
using GainsightEvents.Tests;

namespace GainsightEvents.Plans.Tests.Catalogue;

/// <summary>Examples by what judges events: Gainsight's schema, the plans of the same events, and the publisher's own rules.</summary>
public sealed class ExampleJudgementTests
{
    // GAINSIGHT_LONG=1: 10,000 plans.
    private static readonly Config Config = Config.QuickThrowOnFailure
        .WithMaxTest(RunLength.IsLong ? 10_000 : 500);

    private static readonly JsonSchema BuiltIn = JsonSchema.Load(BuiltInSchema.Read());

    [Fact]
    public void Every_event_of_the_presets_has_an_example_that_every_judge_accepts()
    {
        var judged = Judge(SaasPreset.Catalog);

        Assert.Equal(9, judged);
    }

    [Fact]
    public void Every_example_of_random_plans_is_accepted_by_every_judge()
    {
        var judged = 0;
        Prop.ForAll(RandomPlans.Catalogs.ToArbitrary(), catalog => judged += Judge(catalog)).Check(Config);

        Assert.True(judged > 300, $"{judged} examples are too few to prove anything.");
    }

    [Fact]
    public void Every_example_of_plans_with_notes_fits_the_catalogues_own_schema() =>
        Prop.ForAll(RandomPlans.All, static plan =>
        {
            var catalogue = SamplePlans.CatalogueOf(plan);
            var schema = JsonSchema.Load(catalogue.WriteSchema());
            foreach (var each in catalogue.Events.Where(static each => each.Example.Json is not null))
            {
                AssertFits(schema.Definition($"{PlanWords.Of(each.Planned.Target)}:{each.Planned.Name}"), each.Example.Json!);
            }
        }).Check(Config);

    /// <summary>How many examples there were.</summary>
    private static int Judge(EventCatalog catalog)
    {
        var plan = PlanFile.Of(catalog);
        var catalogue = SamplePlans.CatalogueOf(plan);
        var (own, declared) = (JsonSchema.Load(catalogue.WriteSchema()), JsonSchema.Load(EventPlan.Write(catalog)));
        var judged = 0;
        foreach (var each in catalogue.Events.Where(static each => each.Example.Json is not null))
        {
            var (planned, json) = (each.Planned, each.Example.Json!);
            var key = $"{PlanWords.Of(planned.Target)}:{planned.Name}";
            AssertFits(BuiltIn.Definition(planned.Target == EventTarget.Px ? "pxCustomEvent" : "nxtEvent"), json);
            AssertFits(own.Definition(key), json);
            AssertFits(declared.Definition(key), json);
            foreach (var descriptor in catalog.Events.Where(e => planned.Target == EventTarget.Px ? e.Px?.EventName == planned.Name : e.Nxt?.EventName == planned.Name))
            {
                AssertAdmitted(descriptor, planned.Target, JsonNode.Parse(json)!);
            }

            judged++;
        }

        return judged;
    }

    private static void AssertFits(JsonSchema schema, string json)
    {
        using var document = JsonDocument.Parse(json);
        var failures = schema.Evaluate(document.RootElement);
        Assert.True(failures.Count == 0, $"{string.Join("\n", failures)}\n{json}");
    }

    // A nested value at PX is a string of JSON, and a date of the envelope is in milliseconds.
    private static void AssertAdmitted(EventDescriptor descriptor, EventTarget target, JsonNode body)
    {
        foreach (var member in descriptor.Members.Where(member => member.Role != MemberRole.ExtensionData && (target == EventTarget.Nxt || CanBe(member))))
        {
            var value = target == EventTarget.Nxt ? body[member.WireName]
                : member.Role == MemberRole.Attribute ? body["attributes"]?[member.WireName]
                : body[EnvelopeField.Of(member.Role)];
            if (value is null || IsIdWithoutBounds(member, value))
            {
                continue;
            }

            foreach (var rule in member.Constraints.Where(static rule => !HoldsNone(rule)))
            {
                Assert.True(rule is AllowedValuesRule allowed ? IsAmong(allowed, value) : rule.Admits(Read(member.Kind, rule, value)), $"{member.WireName}: {rule.Describe(value.ToJsonString())}");
            }
        }
    }

    // That an id is a number in C#, a plan tells by its bounds alone: without any, a text stands for it.
    private static bool IsIdWithoutBounds(EventMember member, JsonNode value) =>
        member.Role is not (MemberRole.Attribute or MemberRole.GlobalContext)
        && member.Kind is WireKind.Integer or WireKind.Number
        && value.GetValueKind() == JsonValueKind.String
        && !DeclaredConstraints.Of(member.Kind, member.Constraints).Any(static constraint => PlanConstraint.Bounds.Contains(constraint.Keyword) || constraint.Keyword == PlanConstraint.Enum);

    // Fields of the envelope that the compiler would not let a member of another kind fill.
    private static bool CanBe(EventMember member) => member.Role switch
    {
        MemberRole.Attribute => true,
        MemberRole.Date => false,
        MemberRole.GlobalContext => member.Kind == WireKind.Object,
        _ => member.Kind is WireKind.String or WireKind.Integer or WireKind.Number,
    };

    // Above 2 and below 3, rounded to whole numbers: no value is right, and a plan has it no other than the fractions between 2 and 3.
    private static bool HoldsNone(ValueRule rule) =>
        rule is Int32RangeRule { Bounds: { MinimumIsExclusive: true, MaximumIsExclusive: true } bounds } && bounds.Maximum - bounds.Minimum == 1;

    private static bool IsAmong(AllowedValuesRule allowed, JsonNode value) =>
        allowed.Values.Any(each => each is not null && (JsonNode.DeepEquals(PlanValue.Write(each), value) || Convert.ToString(each, CultureInfo.InvariantCulture) == value.ToString()));

    // The value that the publisher would have held before it wrote this.
    private static object? Read(WireKind kind, ValueRule rule, JsonNode value) => kind switch
    {
        WireKind.Array or WireKind.Object => new ItemCount(CountOf(value.GetValueKind() == JsonValueKind.String ? JsonNode.Parse(value.GetValue<string>())! : value)),
        WireKind.Integer or WireKind.Number when rule is ITypedRange range => Convert.ChangeType(value.ToString(), range.Type, CultureInfo.InvariantCulture),
        WireKind.Integer => long.Parse(value.ToString(), CultureInfo.InvariantCulture),
        WireKind.Number => double.Parse(value.ToString(), CultureInfo.InvariantCulture),
        WireKind.Boolean => value.GetValue<bool>(),
        _ => value.GetValue<string>(),
    };

    private static int CountOf(JsonNode nested) => nested is JsonArray items ? items.Count : nested.AsObject().Count;
}
