using System.Text.Json;

namespace GainsightEvents.Emulator.Judging;

/// <summary>What the teams declare: the definitions of all their plans, by target and event name.</summary>
internal sealed class EventPlans
{
    private readonly Dictionary<string, List<JsonSchema>> _definitions = new(StringComparer.Ordinal);

    /// <summary>How many plans there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a plan. An event may be in several: it is right when it fits one of them.</summary>
    /// <param name="json">The plan.</param>
    /// <param name="shape">What a plan must look like.</param>
    /// <exception cref="SchemaException">It is no plan, or cannot be judged by.</exception>
    public void Add(string json, JsonSchema shape)
    {
        var plan = JsonSchema.Load(json);
        using (var document = JsonDocument.Parse(json))
        {
            if (shape.Evaluate(document.RootElement) is [var failure, ..])
            {
                throw new SchemaException("#" + failure.InstancePath, $"a plan {failure.Message}.");
            }
        }

        Count++;
        foreach (var (key, schema) in plan.Definitions)
        {
            (_definitions.TryGetValue(key, out var known) ? known : _definitions[key] = []).Add(schema);
        }
    }

    /// <summary>Whether an event is in a plan.</summary>
    public bool Contains(EmulatorTarget target, string? eventName) => _definitions.ContainsKey(KeyOf(target, eventName));

    /// <summary>How an event that fits Gainsight's schema goes against its plan; of several plans, the one it comes closest to.</summary>
    /// <returns>The violations; none where it fits, or is in no plan.</returns>
    public IReadOnlyList<string> FindViolations(EmulatorTarget target, string? eventName, JsonElement body) =>
        _definitions.TryGetValue(KeyOf(target, eventName), out var schemas)
            ? [.. schemas.Select(schema => schema.Evaluate(body)).MinBy(found => found.Count)!.Select(found => $"Against its plan: {found}")]
            : [];

    private static string KeyOf(EmulatorTarget target, string? eventName) => (target == EmulatorTarget.Nxt ? "nxt:" : "px:") + eventName;
}
