using System.Text.Json.Nodes;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Plans;

/// <summary>Writes constants of C# into a JSON Schema.</summary>
internal static class PlanValue
{
    public static JsonNode? Write(object? value) => JsonNode.Parse(PlanLiteral.Write(value));
}
