using GainsightEvents.Emulator.Json;
using GainsightEvents.Emulator.Schema;

namespace GainsightEvents.Emulator.Tests.Schema;

/// <summary>What a judge says of an instance: whether it is valid, and the set of places that fail.</summary>
internal sealed record Verdict
{
    public Verdict(bool isValid, IEnumerable<string> paths)
    {
        IsValid = isValid;
        Paths = string.Join(' ', paths.Distinct().Order(StringComparer.Ordinal).Select(path => $"'{path}'"));
    }

    public bool IsValid { get; }

    public string Paths { get; }

    /// <summary>Our own evaluator's verdict on a body, read as the emulator reads it.</summary>
    public static Verdict Of(JsonSchema schema, string json)
    {
        var instance = JsonBody.Read(System.Text.Encoding.UTF8.GetBytes(json), out var problem);
        Assert.Null(problem);
        var failures = schema.Evaluate(instance!.Value);
        return new(failures.Count == 0, failures.Select(failure => failure.InstancePath));
    }
}
