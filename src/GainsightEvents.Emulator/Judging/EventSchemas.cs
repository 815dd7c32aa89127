namespace GainsightEvents.Emulator.Judging;

/// <summary>All that events are judged by: the definitions of <c>events.schema.json</c>, and the teams' plans.</summary>
internal sealed class EventSchemas
{
    /// <summary>Loads what the options name.</summary>
    /// <exception cref="ArgumentException">The schema or a plan cannot be judged by.</exception>
    public EventSchemas(EmulatorOptions options)
    {
        var builtIn = JsonSchema.Load(BuiltInSchema.Read());
        Naming("Schema", () =>
        {
            var schema = options.Schema is null ? builtIn : JsonSchema.Load(options.Schema);
            PxEvent = schema.Definition("pxCustomEvent");
            NxtEvent = schema.Definitions.GetValueOrDefault("nxtEvent") ?? builtIn.Definition("nxtEvent");
            SystemAssetEvent = schema.Definitions.GetValueOrDefault("systemAssetEvent") ?? builtIn.Definition("systemAssetEvent");
        });
        for (var i = 0; i < options.Plans.Count; i++)
        {
            Naming($"Plans[{i}]", () => Plans.Add(options.Plans[i], builtIn.Definition("plan")));
        }

        for (var i = 0; i < options.PlanFiles.Count; i++)
        {
            Naming($"PlanFiles[{i}] ('{options.PlanFiles[i]}')", () => Plans.Add(File.ReadAllText(options.PlanFiles[i]), builtIn.Definition("plan")));
        }
    }

    public JsonSchema PxEvent { get; private set; } = null!;

    public JsonSchema NxtEvent { get; private set; } = null!;

    public JsonSchema SystemAssetEvent { get; private set; } = null!;

    public EventPlans Plans { get; } = new();

    private static void Naming(string option, Action load)
    {
        try
        {
            load();
        }
        catch (Exception e) when (e is SchemaException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ArgumentException($"EmulatorOptions.{option}: {e.Message}", e);
        }
    }
}
