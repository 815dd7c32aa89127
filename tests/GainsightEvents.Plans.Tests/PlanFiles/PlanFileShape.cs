using System.Text.Json;
using GainsightEvents.Emulator.Judging;
using GainsightEvents.Emulator.Schema;

namespace GainsightEvents.Plans.Tests.PlanFiles;

/// <summary>The shape that <c>events.schema.json</c> gives a plan file, by the emulator's evaluator.</summary>
internal static class PlanFileShape
{
    private static readonly JsonSchema Shape = JsonSchema.Load(BuiltInSchema.Read()).Definition("planFile");

    /// <summary>The example in the schema.</summary>
    public static string Example
    {
        get
        {
            using var schema = JsonDocument.Parse(BuiltInSchema.Read());
            return schema.RootElement.GetProperty("$defs").GetProperty("planFile").GetProperty("examples")[0].GetRawText();
        }
    }

    public static bool IsFitting(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Shape.Evaluate(document.RootElement).Count == 0;
    }
}
