using System.Text.Json;
using GainsightEvents.Emulator.Json;
using GainsightEvents.Emulator.Schema;
using GainsightEvents.Plans;

namespace GainsightEvents.Emulator.Judging;

/// <summary>Makes of a rule that a body breaks what a person wants to know.</summary>
internal static class Problem
{
    /// <summary>What is wrong by a schema.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="body">The body it is about.</param>
    /// <param name="isPlans">Whether the plan says so, and not Gainsight.</param>
    public static EventProblem Of(SchemaFailure failure, JsonElement body, bool isPlans)
    {
        var path = failure is { Keyword: "additionalProperties", Member: { } extra } ? JsonPointer.Append(failure.InstancePath, extra) : failure.InstancePath;
        return new()
        {
            Path = path,
            Rule = failure.Keyword,
            Value = path.Length > 0 && failure.Keyword != "required" && JsonPointer.TryFind(body, path, out var value) ? JsonValue.Show(value) : null,
            Message = isPlans ? $"Against its plan: {failure}" : failure.ToString(),
            Remedy = RemedyOf(failure, isPlans),
        };
    }

    private static string? RemedyOf(SchemaFailure failure, bool isPlans) => failure.Keyword switch
    {
        "required" => $"Add '{failure.Member}'{(isPlans ? ", which the event declares as required" : "")}.",
        "additionalProperties" when NearestName.Find(failure.Member!, failure.Candidates) is { } meant => $"Did you mean '{meant}'?",
        "additionalProperties" => "Declare the property in the event, or do not send it.",
        "type" => isPlans ? "Send a value of the declared type, or change the declaration." : "Send a value of this type; write what is nested as a string of JSON.",
        "enum" or "const" => isPlans ? "Send one of these values, or declare the new one." : "Send one of these values.",
        "minLength" => "Send a value that is long enough, or leave the field out where it is optional.",
        "maxLength" => "Shorten the value, or declare a larger length.",
        "minimum" or "maximum" => "Send a value within the range, or change the range that is declared.",
        "pattern" => isPlans ? "Send a value of the declared form, or change the pattern." : "Send a value that is not blank.",
        "minItems" or "maxItems" or "minProperties" or "maxProperties" => "Send a number of items within the bounds, or change the bounds that are declared.",
        "constraint" => "Send a value that the declaration allows: the publisher would refuse this one.",
        _ => null,
    };
}
