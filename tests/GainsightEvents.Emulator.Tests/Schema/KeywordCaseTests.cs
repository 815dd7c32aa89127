using System.Text.Json;
using GainsightEvents.Emulator.Json;
using GainsightEvents.Emulator.Schema;

namespace GainsightEvents.Emulator.Tests.Schema;

/// <summary>
/// Each keyword by itself, on the instances that are easily got wrong (types it does not concern, numbers in several spellings, odd names,
/// code points), shaped after the public JSON-Schema-Test-Suite: our evaluator and two others find what the case says.
/// </summary>
public sealed class KeywordCaseTests
{
    private static readonly string SchemaPath = Path.Combine(TestProject.Directory, "Schema", "keyword-cases.json");
    private static readonly string SchemaText = File.ReadAllText(SchemaPath);

    private static readonly (string Definition, string Json, bool IsValid)[] Cases =
    [
        .. from definition in JsonElement.Parse(File.ReadAllText(Path.Combine(TestProject.Directory, "Schema", "keyword-cases.instances.json"))).EnumerateObject()
           from verdict in definition.Value.EnumerateObject()
           from instance in verdict.Value.EnumerateArray()
           select (definition.Name, instance.GetRawText(), verdict.Name == "valid"),
    ];

    [Fact]
    public void There_are_cases_for_each_definition()
    {
        Assert.InRange(Cases.Length, 300, int.MaxValue);
        Assert.Equal(
            ["escaped~/na%me\""],
            JsonElement.Parse(SchemaText).GetProperty("$defs").EnumerateObject().Select(definition => definition.Name).Except(Cases.Select(each => each.Definition)));
    }

    [Fact]
    public void Our_evaluator_finds_what_each_case_says()
    {
        var schema = JsonSchema.Load(SchemaText);

        Assert.Empty(Cases.Where(each => Verdict.Of(schema.Definition(each.Definition), each.Json).IsValid != each.IsValid).Select(Describe));
    }

    [Fact]
    public void JsonSchema_net_finds_what_each_case_says()
    {
        var judge = new JsonSchemaNetJudge(SchemaText);

        // It leaves patterns to .NET, whose $ is also before a line feed at the end; ECMAScript's is not.
        Assert.Equal(
            ["a run of a: \"aaa\\n\" is invalid", "digits of ASCII: \"1\\n\" is invalid"],
            Cases.Where(each => judge.IsValid(each.Definition, each.Json) != each.IsValid).Select(Describe));
    }

    [Fact]
    public async Task Ajv_finds_what_each_case_says()
    {
        var verdicts = await AjvJudge.JudgeAsync(SchemaPath, Cases.Select(each => ((string?)each.Definition, each.Json)), isStrict: false);

        // It passes over a property called so on purpose.
        Assert.Equal(
            ["names of objects in JavaScript: { \"__proto__\": \"foo\" } is invalid"],
            Cases.Where((each, i) => verdicts[i].IsValid != each.IsValid).Select(Describe));
    }

    [Fact]
    public void JsonSchema_net_gives_mutated_events_the_same_verdict()
    {
        var text = File.ReadAllText(TestProject.SchemaPath);
        var (schema, judge) = (JsonSchema.Load(text), new JsonSchemaNetJudge(text));
        var (valid, invalid, unknown) = (0, 0, 0);
        foreach (var (definition, seed) in new[] { ("pxCustomEvent", TestProject.FeatureUsed), ("pxCustomEvent", TestProject.ReadPayload("every-field.json")), ("systemAssetEvent", TestProject.SystemAssetEvent) })
        {
            var mutations = new Mutations(77, ["\"USER\"", "\"\\t\"", "\"RULES\"", "1717689600000", "-1", "\"DELETE\""]);
            foreach (var body in Enumerable.Range(0, 500).Select(_ => mutations.Apply(seed)))
            {
                var ours = Verdict.Of(schema.Definition(definition), body).IsValid;

                // To whoever reads doubles the first integer beyond 64 bits is the largest one within, 1e999 is no number, and of two members of
                // one name readers take either. The emulator refuses the first two and warns about the third.
                var isOpen = body.Contains("9223372036854775808", StringComparison.Ordinal)
                    || body.Contains("1e999", StringComparison.Ordinal)
                    || RepeatedMembers.Find(JsonElement.Parse(body)).Any();
                var theirs = isOpen ? null : judge.IsValid(definition, body);
                Assert.True(theirs is null || ours == theirs, $"{definition}: we say {ours} of {body}");
                (valid, invalid, unknown) = theirs switch { true => (valid + 1, invalid, unknown), false => (valid, invalid + 1, unknown), _ => (valid, invalid, unknown + 1) };
            }
        }

        Assert.True(valid > 200 && invalid > 200 && unknown < 400, $"{valid} valid, {invalid} invalid, {unknown} unknown");
    }

    private static string Describe((string Definition, string Json, bool IsValid) each) =>
        $"{each.Definition}: {each.Json} is {(each.IsValid ? "valid" : "invalid")}";
}
