namespace GainsightEvents.Generators.Emission;

/// <summary>Prints the head of a local function that writes a value.</summary>
internal static class LocalFunction
{
    public static void Open(SourceWriter source, string name, string value, string? more = null)
    {
        source.Lines($"static void {name}(");
        source.Indent();
        source.Lines("ref global::GainsightEvents.Serialization.EventWriter writer,");
        source.Lines(value + ",");
        source.Lines(more is null ? "int member)" : "int member,");
        if (more is not null)
        {
            source.Lines(more + ")");
        }

        source.Unindent();
        source.OpenBrace();
    }
}
