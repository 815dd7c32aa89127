namespace GainsightEvents.Emulator.Judging;

/// <summary>The definitions of <c>events.schema.json</c> that events are judged by.</summary>
internal sealed class EventSchemas
{
    /// <summary>Loads them.</summary>
    /// <param name="own">The document to take them from; null for the built-in one, which also has those that the document lacks.</param>
    /// <exception cref="SchemaException">It cannot be judged by, or has no <c>#/$defs/pxCustomEvent</c>.</exception>
    public EventSchemas(string? own)
    {
        var builtIn = JsonSchema.Load(BuiltInSchema.Read());
        var schema = own is null ? builtIn : JsonSchema.Load(own);
        PxEvent = schema.Definition("pxCustomEvent");
        NxtEvent = Choose("nxtEvent");
        SystemAssetEvent = Choose("systemAssetEvent");
        Plan = builtIn.Definition("plan");

        JsonSchema Choose(string name) => schema.Definitions.GetValueOrDefault(name) ?? builtIn.Definition(name);
    }

    public JsonSchema PxEvent { get; }

    public JsonSchema NxtEvent { get; }

    public JsonSchema SystemAssetEvent { get; }

    /// <summary>The shape of a team's plan.</summary>
    public JsonSchema Plan { get; }
}
