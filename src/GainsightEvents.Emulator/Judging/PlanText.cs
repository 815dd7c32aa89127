using System.Text.Json;
using GainsightEvents.Plans.Catalogue;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Emulator.Judging;

/// <summary>The text of a plan, in either form that teams keep: as JSON Schema, or as a plan file.</summary>
internal static class PlanText
{
    // A plan file says of which format it is; a schema of this shape has no such property.
    private const string Format = "format";

    /// <summary>The plan as JSON Schema.</summary>
    /// <exception cref="PlanFileException">It is a plan file, and has mistakes.</exception>
    public static string ToSchema(string json) =>
        IsPlanFile(json) ? PlanCatalogue.Of(PlanFile.Parse(json), PlanFile.FileName).WriteSchema() : json;

    private static bool IsPlanFile(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(Format, out _);
        }
        catch (JsonException)
        {
            // What reads it as a schema says what is wrong.
            return false;
        }
    }
}
