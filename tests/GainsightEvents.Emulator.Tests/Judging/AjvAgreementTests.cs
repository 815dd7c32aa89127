using GainsightEvents.Emulator.Judging;

namespace GainsightEvents.Emulator.Tests.Judging;

/// <summary>Our evaluator and ajv say the same: verdict, and the set of failing places.</summary>
public sealed class AjvAgreementTests(ITestOutputHelper output)
{
    private const int MutatedPayloads = 1_000;
    private const int MutatedInstances = 3_000;

    [Fact]
    public async Task Every_captured_payload_is_valid_to_both()
    {
        var payloads = TestProject.PayloadPaths.Select(File.ReadAllText).Select(OneLine).ToList();
        Assert.True(payloads.Count >= 5);

        var valid = await AssertAgreementAsync(TestProject.SchemaPath, payloads);

        Assert.Equal(payloads.Count, valid);
    }

    [Fact]
    public async Task A_thousand_mutated_payloads_get_the_same_verdict_at_the_same_places()
    {
        var payloads = TestProject.PayloadPaths.Select(File.ReadAllText).ToList();
        string[] literals = ["\"USER\"", "\"user\"", "\"LEAD\"", "\"ADMIN\"", "1717689600000", "1717689600000.5", "\"2026-11-21\"", "\"AP-X-2\""];
        var mutations = new Mutations(20_261_121, literals);
        var mutated = Enumerable.Range(0, MutatedPayloads).Select(i => mutations.Apply(payloads[i % payloads.Count])).ToList();

        var valid = await AssertAgreementAsync(TestProject.SchemaPath, mutated);

        Assert.InRange(valid, 200, 800);
    }

    [Fact]
    public async Task Every_keyword_gets_the_same_verdict_at_the_same_places()
    {
        var schemaPath = Path.Combine(TestProject.Directory, "Judging", "every-keyword.schema.json");
        string[] literals =
        [
            "\"fixed\"", "[1,{\"a\":2,\"b\":3}]", "[1.0,{\"b\":3,\"a\":2}]", "\"abc\"", "\"ab\\n\"", "\"a-9_\"", "\"x😀\"", "\"xé\"", "\"word x\"",
            "\"\\u00a0\\u2003\"", "{\"kind\":\"circle\",\"radius\":1}", "{\"kind\":\"square\",\"side\":2}", "{\"kind\":\"circle\",\"side\":2}",
            "{\"a\":1,\"b\":2}", "5", "10", "10.5", "11", "2.0", "[1,2]", "[\"x\",2,3.5]", "{\"value\":1,\"next\":{\"value\":\"x\",\"next\":{}}}", "\"😀😀\"", "\"😀😀😀\"",
        ];
        var seed = File.ReadAllText(Path.Combine(TestProject.Directory, "Judging", "every-keyword.instance.json"));
        var mutations = new Mutations(42, literals);
        var instances = Enumerable.Range(0, MutatedInstances).Select(_ => mutations.Apply(seed)).Prepend(OneLine(seed)).ToList();

        var valid = await AssertAgreementAsync(schemaPath, instances);

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

        var valid = await AssertAgreementAsync(TestProject.SchemaPath, [.. instances]);

        Assert.Equal(3, valid);
    }

    private async Task<int> AssertAgreementAsync(string schemaPath, List<string> instances)
    {
        var schema = JsonSchema.Load(await File.ReadAllTextAsync(schemaPath, TestContext.Current.CancellationToken));
        var theirs = await AjvJudge.JudgeAsync(schemaPath, instances);
        Assert.Equal(instances.Count, theirs.Count);

        var valid = theirs.Count(verdict => verdict.IsValid);
        output.WriteLine($"{instances.Count} instances: {valid} valid, {instances.Count - valid} invalid.");
        var differences = instances
            .Select((instance, i) => (Instance: instance, Ours: Verdict.Of(schema, instance), Theirs: theirs[i]))
            .Where(judged => judged.Ours != judged.Theirs)
            .Select(judged => $"{judged.Instance}\n  ours {judged.Ours}\n  ajv  {judged.Theirs}")
            .ToList();
        Assert.True(differences.Count == 0, $"{differences.Count} differ:\n{string.Join('\n', differences.Take(10))}");
        return valid;
    }

    // No JSON string holds a raw line feed, so this changes white space only.
    private static string OneLine(string json) => json.Replace('\n', ' ');
}
