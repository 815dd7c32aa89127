namespace GainsightEvents.Emulator.Judging;

/// <summary>The <c>events.schema.json</c> that the assembly carries.</summary>
internal static class BuiltInSchema
{
    public static string Read()
    {
        using var stream = typeof(BuiltInSchema).Assembly.GetManifestResourceStream("events.schema.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
