using System.Net;
using System.Text.Json.Nodes;
using GainsightEvents.Emulator.Schema;
using GainsightEvents.Emulator.Tests.Schema;
using GainsightEvents.Model;
using GainsightEvents.Plans;

namespace GainsightEvents.Emulator.Tests.Judging;

/// <summary>Catalogs' plans: ajv compiles each strictly and judges as we do, and the emulator judges by them.</summary>
public sealed class CatalogPlanTests
{
    private const string Hostile = "💾 \"Saved\" / <b>~1 100% \\ #";

    private static readonly EventMember[] EveryKind =
    [
        .. Enum.GetValues<WireKind>().Select(kind => new EventMember($"{kind}", $"{kind}", MemberRole.Attribute, kind)),
        new("Must", "must", MemberRole.Attribute, WireKind.DateTime) { Required = true },
        new("Odd", Hostile, MemberRole.Attribute, WireKind.Boolean),

        // Not "__proto__", whose schema ajv leaves out on purpose.
        new("Constructor", "constructor", MemberRole.Attribute, WireKind.Integer),
        .. Enum.GetValues<MemberRole>().Where(role => role is not (MemberRole.Attribute or MemberRole.ExtensionData)).Select(role => new EventMember($"{role}", $"own {role}", role, KindOf(role))),
    ];

    private static readonly EventCatalog Catalog = new(
        "Acme",
        [
            Event("Feature Used"),
            Event(Hostile),
            Event("Open", hasExtensionData: true),
            new() { TypeName = "Acme.Empty", Px = new() { EventName = "Empty" }, Nxt = new() { EventName = "Empty" } },
        ],
        []);

    private static readonly string PxBody = BodyOf(Catalog.Events[0], EventTarget.Px);
    private static readonly string NxtBody = BodyOf(Catalog.Events[0], EventTarget.Nxt);

    [Fact]
    public async Task A_plan_has_the_shape_that_the_schema_gives_it()
    {
        (string? Definition, string Json)[] plans = [("plan", EventPlan.Write(Catalog)), ("plan", EventPlan.Write(new EventCatalog("Empty", [], [])))];

        Assert.Equal(2, await AjvAgreement.AssertAsync(TestProject.SchemaPath, plans));
    }

    [Fact]
    public async Task Mutated_plans_get_the_same_verdict_on_their_shape_at_the_same_places()
    {
        var mutations = new Mutations(77, ["\"string\"", "[\"string\",\"null\"]", "[\"string\",5]", "{\"format\":\"date\"}", "{\"$ref\":\"#/$defs/a\"}", "{\"$ref\":\"a\"}", "false"]);
        var mutated = Enumerable.Range(0, 300).Select(_ => ((string?)"plan", mutations.Apply(EventPlan.Write(Catalog))));

        Assert.InRange(await AjvAgreement.AssertAsync(TestProject.SchemaPath, mutated), 20, 280);
    }

    [Fact]
    public async Task Mutated_events_get_the_same_verdict_by_a_plan_at_the_same_places()
    {
        var mutations = new Mutations(99, ["\"2026-11-21T12:00:00Z\"", "\"2026-11-21T12:00:00.1234567Z\"", "\"2026-11-21T12:00:00+02:00\"", "\"2026-11-21\"", "1", "[1]"]);
        string[] names = ["Feature Used", Hostile, "Open", "Empty"];
        var mutated = Enumerable.Range(0, 1_200).Select(i => i % 2 == 0
            ? ($"px:{names[i / 2 % 4]}", mutations.Apply(Renamed(PxBody, names[i / 2 % 4])))
            : ((string?)$"nxt:{names[i / 2 % 4]}", mutations.Apply(NxtBody)));

        var valid = await WithPlanFileAsync(path => AjvAgreement.AssertAsync(path, mutated));

        Assert.InRange(valid, 100, 1_100);
    }

    [Fact]
    public async Task What_a_catalogs_events_look_like_is_good_to_an_emulator_with_its_plan()
    {
        await using var running = await RunningEmulator.StartAsync(options => options.Plans.Add(EventPlan.Write(Catalog)));

        using var px = await running.PostAsync(PxBody);
        using var nxt = await running.PostNxtAsync(NxtBody, request => request.Replace("eventName", "Feature Used"));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (px.StatusCode, nxt.StatusCode));
        Assert.True(running.Events.Counts == new EmulatorCounts(2, 0, 0, 0), running.Events.ToString());
    }

    [Theory]
    [InlineData("must", "\"2026-11-21T12:00:00+02:00\"", "/attributes/must")]
    [InlineData("Object", "5", "/attributes/Object")]
    [InlineData("undeclared", "5", "/attributes")]
    public void What_they_do_not_look_like_is_not(string name, string value, string place)
    {
        var body = JsonNode.Parse(PxBody)!;
        body["attributes"]![name] = JsonNode.Parse(value);

        var verdict = Verdict.Of(JsonSchema.Load(EventPlan.Write(Catalog)).Definition("px:Feature Used"), body.ToJsonString());

        Assert.Equal(new Verdict(false, [place]), verdict);
    }

    private static EventDescriptor Event(string name, bool hasExtensionData = false) => new()
    {
        TypeName = "Acme.Event",
        Members = hasExtensionData ? [.. EveryKind, new("More", "more", MemberRole.ExtensionData, WireKind.Object)] : EveryKind,
        Px = new() { EventName = name },
        Nxt = new() { EventName = name },
    };

    private static WireKind KindOf(MemberRole role) => role switch
    {
        MemberRole.Date => WireKind.Integer,
        MemberRole.GlobalContext => WireKind.Object,
        _ => WireKind.String,
    };

    /// <summary>A body as the wire forms have it, written by hand.</summary>
    private static string BodyOf(EventDescriptor declared, EventTarget target)
    {
        var attributes = new JsonObject();
        foreach (var member in declared.Members.Where(member => target == EventTarget.Nxt || member.Role == MemberRole.Attribute))
        {
            attributes[member.WireName] = member.Kind switch
            {
                WireKind.Integer => 7,
                WireKind.Number => 0.5,
                WireKind.Boolean => true,
                WireKind.DateTime => "2026-11-21T12:00:00.5Z",
                WireKind.Object => target == EventTarget.Px ? "{\"a\":1}" : new JsonObject { ["a"] = 1 },
                WireKind.Array => target == EventTarget.Px ? "[1]" : new JsonArray(1),
                _ => "text",
            };
        }

        if (target == EventTarget.Nxt)
        {
            return attributes.ToJsonString();
        }

        var body = JsonNode.Parse(TestProject.ReadPayload("every-field.json"))!;
        body["eventName"] = declared.EventName;
        body["attributes"] = attributes;
        return body.ToJsonString();
    }

    private static string Renamed(string body, string eventName)
    {
        var renamed = JsonNode.Parse(body)!;
        renamed["eventName"] = eventName;
        return renamed.ToJsonString();
    }

    private static async Task<int> WithPlanFileAsync(Func<string, Task<int>> judge)
    {
        var path = Path.Combine(Path.GetTempPath(), $"plan-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(path, EventPlan.Write(Catalog), TestContext.Current.CancellationToken);
        try
        {
            return await judge(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
