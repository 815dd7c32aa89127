using GainsightEvents.Emulator.Schema;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Emulator.Judging;

/// <summary>All that events are judged by: the definitions of <c>events.schema.json</c>, and what the teams declare.</summary>
internal sealed class EventSchemas
{
    private EventSchemas(JsonSchema schema, JsonSchema builtIn)
    {
        PxEvent = schema.Definition("pxCustomEvent");
        NxtEvent = schema.Definitions.GetValueOrDefault("nxtEvent") ?? builtIn.Definition("nxtEvent");
        SystemAssetEvent = schema.Definitions.GetValueOrDefault("systemAssetEvent") ?? builtIn.Definition("systemAssetEvent");
    }

    public JsonSchema PxEvent { get; }

    public JsonSchema NxtEvent { get; }

    public JsonSchema SystemAssetEvent { get; }

    public DeclaredEvents Declared { get; } = new();

    /// <summary>Loads what the options name.</summary>
    /// <exception cref="ArgumentException">The schema or a plan cannot be judged by.</exception>
    public static EventSchemas Load(EmulatorOptions options)
    {
        var builtIn = JsonSchema.Load(BuiltInSchema.Read());
        var shape = builtIn.Definition("plan");
        var schemas = Naming("Schema", () => new EventSchemas(options.Schema is null ? builtIn : JsonSchema.Load(options.Schema), builtIn));
        for (var i = 0; i < options.Catalogs.Count; i++)
        {
            schemas.Declared.Add(options.Catalogs[i]);
        }

        for (var i = 0; i < options.Plans.Count; i++)
        {
            Naming($"Plans[{i}]", () => schemas.Declared.Add(PlanText.ToSchema(options.Plans[i]), shape));
        }

        for (var i = 0; i < options.PlanFiles.Count; i++)
        {
            Naming($"PlanFiles[{i}] ('{options.PlanFiles[i]}')", () => schemas.Declared.Add(PlanText.ToSchema(File.ReadAllText(options.PlanFiles[i])), shape));
        }

        return schemas;
    }

    private static void Naming(string option, Action load) => Naming(option, () =>
    {
        load();
        return true;
    });

    private static T Naming<T>(string option, Func<T> load)
    {
        try
        {
            return load();
        }
        catch (Exception e) when (e is SchemaException or IOException or UnauthorizedAccessException or ArgumentException or PlanFileException)
        {
            throw new ArgumentException($"EmulatorOptions.{option}: {e.Message}", e);
        }
    }
}
