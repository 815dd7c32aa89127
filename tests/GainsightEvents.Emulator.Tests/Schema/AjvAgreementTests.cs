namespace GainsightEvents.Emulator.Tests.Schema;

/// <summary>Our evaluator and ajv agree on <c>events.schema.json</c>, and on every keyword of it.</summary>
public sealed class AjvAgreementTests
{
    private const int MutatedPayloads = 1_000;
    private const int MutatedInstances = 3_000;

    [Fact]
    public async Task Every_captured_payload_is_valid_to_both()
    {
        var px = TestProject.PayloadPaths.Select(path => ((string?)null, File.ReadAllText(path))).ToList();
        Assert.True(px.Count >= 5);
        List<(string?, string)> payloads =
        [
            .. px,
            ("pxCustomEvent", TestProject.FeatureUsed),
            ("nxtEvent", TestProject.HelloWorld),
            ("nxtEvent", TestProject.SystemAssetEvent),
            ("nxtEvent", TestProject.FeatureUsed),
            ("systemAssetEvent", TestProject.SystemAssetEvent),
        ];

        var valid = await AjvAgreement.AssertAsync(TestProject.SchemaPath, payloads);

        Assert.Equal(payloads.Count, valid);
    }

    [Fact]
    public async Task A_thousand_mutated_payloads_get_the_same_verdict_at_the_same_places()
    {
        var payloads = TestProject.PayloadPaths.Select(File.ReadAllText).ToList();
        string[] literals = ["\"USER\"", "\"user\"", "\"LEAD\"", "\"ADMIN\"", "1717689600000", "1717689600000.5", "\"2026-11-21\"", "\"AP-X-2\""];
        var mutations = new Mutations(20_261_121, literals);
        var mutated = Enumerable.Range(0, MutatedPayloads).Select(i => mutations.Apply(payloads[i % payloads.Count]));

        var valid = await AjvAgreement.AssertAsync(TestProject.SchemaPath, mutated);

        Assert.InRange(valid, 200, 800);
    }

    [Fact]
    public async Task A_thousand_mutated_system_asset_events_get_the_same_verdict_at_the_same_places()
    {
        string[] literals = ["\"RULES\"", "\"Objects\"", "\"DD\"", "\"dd\"", "\"COLLECTION_MASTER\"", "\"DELETE\"", "\"delete\"", "\"METADATA\"", "5", "5.0", "-1"];
        var mutations = new Mutations(4_711, literals);
        var mutated = Enumerable.Range(0, MutatedPayloads)
            .Select(i => ((string?)(i % 4 == 0 ? "nxtEvent" : "systemAssetEvent"), mutations.Apply(TestProject.SystemAssetEvent)));

        var valid = await AjvAgreement.AssertAsync(TestProject.SchemaPath, mutated);

        Assert.InRange(valid, 200, 800);
    }

    [Fact]
    public async Task Every_keyword_gets_the_same_verdict_at_the_same_places()
    {
        var schemaPath = Path.Combine(TestProject.Directory, "Schema", "every-keyword.schema.json");
        string[] literals =
        [
            "\"fixed\"", "[1,{\"a\":2,\"b\":3}]", "[1.0,{\"b\":3,\"a\":2}]", "\"abc\"", "\"ab\\n\"", "\"a-9_\"", "\"x😀\"", "\"xé\"", "\"word x\"",
            "\"\\u00a0\\u2003\"", "{\"kind\":\"circle\",\"radius\":1}", "{\"kind\":\"square\",\"side\":2}", "{\"kind\":\"circle\",\"side\":2}",
            "{\"a\":1,\"b\":2}", "5", "10", "10.5", "11", "2.0", "[1,2]", "[\"x\",2,3.5]", "{\"value\":1,\"next\":{\"value\":\"x\",\"next\":{}}}", "\"😀😀\"", "\"😀😀😀\"",
        ];
        var seed = File.ReadAllText(Path.Combine(TestProject.Directory, "Schema", "every-keyword.instance.json"));
        var mutations = new Mutations(42, literals);
        var instances = Enumerable.Range(0, MutatedInstances).Select(_ => mutations.Apply(seed)).Prepend(seed).ToList();

        var valid = await AjvAgreement.AssertAsync(schemaPath, instances);

        Assert.InRange(valid, MutatedInstances / 20, MutatedInstances * 19 / 20);
    }

    [Fact]
    public async Task Of_members_of_one_name_both_judge_the_last()
    {
        const string Envelope = "\"identifyId\":\"u\",\"propertyKey\":\"AP-K-2\",\"userType\":\"USER\",\"eventName\":\"E\"";
        string[] instances =
        [
            $"{{{Envelope},\"attributes\":{{\"a\":null,\"a\":1}}}}",
            $"{{{Envelope},\"attributes\":{{\"a\":1,\"a\":null}}}}",
            $"{{{Envelope},\"attributes\":{{\"a\":1,\"\\u0061\":null}}}}",
            $"{{{Envelope},\"attributes\":{{\"a\":[]}},\"attributes\":{{}}}}",
            $"{{{Envelope},\"eventName\":\"\"}}",
            $"{{\"eventName\":\"\",{Envelope}}}",
        ];

        var valid = await AjvAgreement.AssertAsync(TestProject.SchemaPath, instances);

        Assert.Equal(3, valid);
    }
}
