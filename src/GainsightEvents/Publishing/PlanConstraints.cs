using System.Globalization;
using System.Text.Json.Nodes;
using GainsightEvents.Model;
using GainsightEvents.Rules;

namespace GainsightEvents.Publishing;

/// <summary>
/// Writes a member's rules into the plan with their own arguments, so that the emulator makes the same rules of them. Left out is what the
/// value on the wire cannot be asked, for example because an enum is written by name or a DateTime has become UTC.
/// </summary>
internal static class PlanConstraints
{
    /// <summary>The annotation. Readers of JSON Schema that do not know it pass over it; a strict one has to be told of it.</summary>
    public const string Keyword = "x-gainsight-constraints";

    // By name: the netstandard2.0 build does not know all of them.
    private static readonly HashSet<string> ReadBack =
    [
        "System.SByte", "System.Byte", "System.Int16", "System.UInt16", "System.Int32", "System.UInt32", "System.Int64", "System.UInt64",
        "System.Single", "System.Double", "System.Decimal", "System.String", "System.Boolean", "System.Guid", "System.Uri",
        "System.DateTimeOffset", "System.DateOnly", "System.TimeOnly", "System.TimeSpan",
    ];

    /// <summary>Adds the annotation, if there is anything to say.</summary>
    public static JsonObject AddTo(JsonObject schema, EventMember member)
    {
        var type = member.ValueType?.FullName;
        var rules = member.Constraints.Select(rule => Write(rule, type)).OfType<JsonNode>().ToArray();
        if (rules.Length > 0)
        {
            var annotation = new JsonObject();
            if (type is not null && ReadBack.Contains(type))
            {
                annotation["valueType"] = type;
            }

            annotation["rules"] = new JsonArray(rules);
            schema[Keyword] = annotation;
        }

        return schema;
    }

    private static JsonObject? Write(ValueRule rule, string? type) => rule switch
    {
        UnmeetableRule unmeetable => new() { ["rule"] = "unmeetable", ["reason"] = unmeetable.Reason },
        LengthRule { CountsItems: true } items => WriteLength("items", items),
        _ when type is null || !ReadBack.Contains(type) => null,
        LengthRule length => WriteLength("length", length),
        Int32RangeRule { Bounds: var bounds } => WriteRange("int", bounds.Minimum, bounds.Maximum, bounds.MinimumIsExclusive, bounds.MaximumIsExclusive),
        DoubleRangeRule { Bounds: var bounds } => WriteRange("double", bounds.Minimum, bounds.Maximum, bounds.MinimumIsExclusive, bounds.MaximumIsExclusive),
        ITypedRange range => WriteRange(range.Type.FullName!, range.Minimum, range.Maximum, range.MinimumIsExclusive, range.MaximumIsExclusive),

        // What JSON has no constant for, a NaN or a value of an enum, no value of these types on the wire can be.
        AllowedValuesRule { Values: var values } => new() { ["rule"] = "allowedValues", ["values"] = new JsonArray([.. values.Where(PlanValue.CanWrite).Select(PlanValue.Write)]) },
        UrlRule => new() { ["rule"] = "url" },

        // What these say of themselves hangs on more than what is written of them.
        PatternRule when type is "System.Uri" or "System.DateTimeOffset" => null,
        PatternRule pattern => new() { ["rule"] = "pattern", ["pattern"] = pattern.Source },
        _ => null,
    };

    private static JsonObject WriteLength(string name, LengthRule length)
    {
        var rule = new JsonObject { ["rule"] = name, ["minimum"] = length.Minimum, ["maximum"] = length.Maximum };
        if (length.SomeAreLeftOut)
        {
            rule["someAreLeftOut"] = true;
        }

        return rule;
    }

    private static JsonObject WriteRange(string bounds, object minimum, object maximum, bool minimumIsExclusive, bool maximumIsExclusive)
    {
        var rule = new JsonObject { ["rule"] = "range", ["bounds"] = bounds, ["minimum"] = TextOf(minimum), ["maximum"] = TextOf(maximum) };
        if (minimumIsExclusive)
        {
            rule["minimumIsExclusive"] = true;
        }

        if (maximumIsExclusive)
        {
            rule["maximumIsExclusive"] = true;
        }

        return rule;
    }

    // So that reading it gives the very same bound.
    private static string TextOf(object bound) => bound switch
    {
        double or float => ((IFormattable)bound).ToString("R", CultureInfo.InvariantCulture),
        DateTime or DateTimeOffset => ((IFormattable)bound).ToString("O", CultureInfo.InvariantCulture),
        _ when bound.GetType().FullName is "System.DateOnly" or "System.TimeOnly" => ((IFormattable)bound).ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(bound, CultureInfo.InvariantCulture)!,
    };
}
