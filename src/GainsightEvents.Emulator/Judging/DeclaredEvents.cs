using System.Text.Json;
using GainsightEvents.Emulator.Schema;
using GainsightEvents.Plans;

namespace GainsightEvents.Emulator.Judging;

/// <summary>What the teams declare, by target and event name: the events of their catalogs, and the definitions of their plans.</summary>
internal sealed class DeclaredEvents
{
    private readonly Dictionary<string, List<DeclaredEvent>> _events = new(StringComparer.Ordinal);
    private readonly List<DeclaredSchema> _definitions = [];

    /// <summary>Each declared event with its schema; of several of one name the first.</summary>
    public IReadOnlyList<DeclaredSchema> Definitions => _definitions;

    /// <summary>Whether there is neither a catalog nor a plan.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>Adds a catalog. Each type stands for itself, also where two of them declare events of one name.</summary>
    public void Add(EventCatalog catalog)
    {
        IsEmpty = false;
        foreach (var declared in catalog.Events)
        {
            var plan = EventPlan.Write(new EventCatalog(catalog.AssemblyName, [declared], []));
            Describe(plan, declared.Nxt?.Version);
            foreach (var (key, schema) in JsonSchema.Load(plan).Definitions)
            {
                var isNxt = key.StartsWith("nxt:", StringComparison.Ordinal);
                AddEvent(key, new(schema, MemberConstraints.Of(declared, isNxt ? EventTarget.Nxt : EventTarget.Px), isNxt ? declared.Nxt?.Version : null));
            }
        }
    }

    /// <summary>Adds a plan.</summary>
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

        IsEmpty = false;
        Describe(json, null);
        foreach (var (key, schema) in plan.Definitions)
        {
            AddEvent(key, new(schema, [], null));
        }
    }

    /// <summary>Whether an event is declared.</summary>
    public bool Contains(EventTarget target, string? eventName) => _events.ContainsKey(KeyOf(target, eventName));

    /// <summary>The names that are declared for a target.</summary>
    public IEnumerable<string> NamesOf(EventTarget target) =>
        _events.Keys.Where(key => key.StartsWith(KeyOf(target, ""), StringComparison.Ordinal)).Select(key => key[KeyOf(target, "").Length..]);

    /// <summary>The versions in which an NXT event is declared, each null where any will do.</summary>
    public IEnumerable<string?> VersionsOf(string eventName) =>
        _events.TryGetValue(KeyOf(EventTarget.Nxt, eventName), out var declared) ? declared.Select(each => each.Version) : [];

    /// <summary>
    /// How an event that fits Gainsight's schema goes against its declaration. Of several it has to fit one, and is compared with the one it
    /// comes closest to.
    /// </summary>
    /// <returns>The violations; none where it fits, or is not declared.</returns>
    public IReadOnlyList<EventProblem> FindViolations(EventTarget target, string? eventName, JsonElement body) =>
        _events.TryGetValue(KeyOf(target, eventName), out var declared)
            ? [.. declared.Select(each => each.Evaluate(body)).MinBy(found => found.Count)!.Select(found => Problem.Of(found, body, isPlans: true))]
            : [];

    private void Describe(string plan, string? nxtVersion)
    {
        using var document = JsonDocument.Parse(plan);
        foreach (var definition in document.RootElement.GetProperty("$defs").EnumerateObject().Where(each => !_events.ContainsKey(each.Name)))
        {
            var target = definition.Name.StartsWith("nxt:", StringComparison.Ordinal) ? EventTarget.Nxt : EventTarget.Px;
            var name = definition.Name[(definition.Name.IndexOf(':', StringComparison.Ordinal) + 1)..];
            _definitions.Add(new(target, name, target == EventTarget.Nxt ? nxtVersion : null, definition.Value.Clone()));
        }
    }

    private void AddEvent(string key, DeclaredEvent declared) =>
        (_events.TryGetValue(key, out var known) ? known : _events[key] = []).Add(declared);

    private static string KeyOf(EventTarget target, string? eventName) => (target == EventTarget.Nxt ? "nxt:" : "px:") + eventName;
}
