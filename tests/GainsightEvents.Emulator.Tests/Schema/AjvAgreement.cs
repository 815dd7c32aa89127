using GainsightEvents.Emulator.Schema;

namespace GainsightEvents.Emulator.Tests.Schema;

/// <summary>Asserts that our evaluator and ajv say the same: verdict, and the set of failing places.</summary>
internal static class AjvAgreement
{
    /// <summary>Has both judge instances by the schema's root.</summary>
    /// <returns>How many are valid.</returns>
    public static Task<int> AssertAsync(string schemaPath, IEnumerable<string> instances) =>
        AssertAsync(schemaPath, instances.Select(instance => ((string?)null, instance)));

    /// <summary>Has both judge instances, each by the definition named beside it.</summary>
    /// <returns>How many are valid.</returns>
    public static async Task<int> AssertAsync(string schemaPath, IEnumerable<(string? Definition, string Json)> instances)
    {
        var schema = JsonSchema.Load(await File.ReadAllTextAsync(schemaPath, TestContext.Current.CancellationToken));
        var judged = instances.Select(instance => (instance.Definition, Json: OneLine(instance.Json))).ToList();
        var theirs = await AjvJudge.JudgeAsync(schemaPath, judged);
        Assert.Equal(judged.Count, theirs.Count);

        var valid = theirs.Count(verdict => verdict.IsValid);
        TestContext.Current.TestOutputHelper?.WriteLine($"{judged.Count} instances: {valid} valid, {judged.Count - valid} invalid.");
        var differences = judged
            .Select((instance, i) => (instance.Definition, instance.Json, Ours: OursOf(schema, instance), Theirs: theirs[i]))
            .Where(pair => pair.Ours != pair.Theirs)
            .Select(pair => $"{pair.Definition ?? "root"}: {pair.Json}\n  ours {pair.Ours}\n  ajv  {pair.Theirs}")
            .ToList();
        Assert.True(differences.Count == 0, $"{differences.Count} differ:\n{string.Join('\n', differences.Take(10))}");
        return valid;
    }

    private static Verdict OursOf(JsonSchema schema, (string? Definition, string Json) instance) =>
        Verdict.Of(instance.Definition is { } name ? schema.Definition(name) : schema, instance.Json);

    // No JSON string holds a raw line feed, so this changes white space only.
    private static string OneLine(string json) => json.Replace('\n', ' ');
}
