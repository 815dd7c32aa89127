using System.Globalization;
using GainsightEvents.Model;
using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Rules;

namespace GainsightEvents.Plans;

/// <summary>
/// Says in JSON Schema what a member's constraints come to on the wire. A schema may admit more than the guard does, for example where a
/// bound is excluded, but never refuses what the guard lets pass.
/// </summary>
internal static class ConstraintKeywords
{
    // Like the attribute, without regard to case.
    internal const string UrlPattern = "^(?:[Hh][Tt][Tt][Pp][Ss]?|[Ff][Tt][Pp])://";

    /// <summary>Adds the keywords of a member's constraints to those that its schema has already.</summary>
    public static void AddTo(IDictionary<string, object> keywords, EventMember member)
    {
        foreach (var rule in member.Constraints)
        {
            switch (rule)
            {
                case Int32RangeRule { Bounds: var bounds } when member.Kind == WireKind.Integer:
                    AddBounds(
                        keywords,
                        bounds.Minimum + (bounds.MinimumIsExclusive ? 1L : 0),
                        bounds.Maximum - (bounds.MaximumIsExclusive ? 1L : 0));
                    break;
                case Int32RangeRule { Bounds: var bounds } when member.Kind == WireKind.Number:
                    // The rule rounds before it compares.
                    AddBounds(keywords, member, bounds.Minimum - 0.5, bounds.Maximum + 0.5);
                    break;
                case DoubleRangeRule { Bounds: var bounds } when IsNumber(member):
                    AddBounds(keywords, member, bounds.Minimum, bounds.Maximum);
                    break;
                case ITypedRange range when IsNumber(member) && PlanLiteral.IsNumber(range.Minimum) && PlanLiteral.IsNumber(range.Maximum):
                    AddBounds(keywords, range.Minimum, range.Maximum);
                    break;
                case LengthRule { CountsItems: true } items when member.Kind == WireKind.Array:
                    AddCounts(keywords, items, "minItems", "maxItems");
                    break;
                case LengthRule { CountsItems: true } items when member.Kind == WireKind.Object:
                    AddCounts(keywords, items, "minProperties", "maxProperties");
                    break;
                case LengthRule { CountsItems: false } length when member.Kind == WireKind.String:
                    AddLengths(keywords, length);
                    break;
                case AllowedValuesRule { Values: var values } when values.All(PlanLiteral.CanWrite):
                    keywords["enum"] = values.ToArray();
                    break;
                case PatternRule pattern when member.Kind == WireKind.String && EcmaSubset.Translate(pattern.Source) is { } translated:
                    keywords["pattern"] = translated;
                    break;
                case UrlRule when member.Kind == WireKind.String && !keywords.ContainsKey("pattern"):
                    keywords["pattern"] = UrlPattern;
                    break;
            }
        }
    }

    private static void AddBounds(IDictionary<string, object> keywords, EventMember member, double minimum, double maximum)
    {
        if (member.ValueType == typeof(float))
        {
            // The rule compares a float's own value. Its digits on the wire, read as a double, may be a little below that or above.
            minimum = Math.Min(minimum, AsWritten(minimum));
            maximum = Math.Max(maximum, AsWritten(maximum));
        }

        AddBounds(keywords, minimum, maximum);
    }

    private static double AsWritten(double bound) =>
        double.Parse(((float)bound).ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static void AddBounds(IDictionary<string, object> keywords, object minimum, object maximum)
    {
        if (PlanLiteral.IsFinite(minimum))
        {
            keywords["minimum"] = minimum;
        }

        if (PlanLiteral.IsFinite(maximum))
        {
            keywords["maximum"] = maximum;
        }
    }

    // The rule counts UTF-16 characters, JSON Schema code points, of which each is one or two such characters.
    private static void AddLengths(IDictionary<string, object> keywords, LengthRule length)
    {
        var least = (int)((length.Minimum + 1L) / 2);
        if (least > 0 && (!keywords.TryGetValue("minLength", out var lower) || least > (int)lower))
        {
            keywords["minLength"] = least;
        }

        if (length.Maximum != int.MaxValue && (!keywords.TryGetValue("maxLength", out var upper) || length.Maximum < (int)upper))
        {
            keywords["maxLength"] = length.Maximum;
        }
    }

    private static void AddCounts(IDictionary<string, object> keywords, LengthRule items, string minimum, string maximum)
    {
        if (items.Minimum > 0 && !items.SomeAreLeftOut)
        {
            keywords[minimum] = items.Minimum;
        }

        if (items.Maximum != int.MaxValue)
        {
            keywords[maximum] = items.Maximum;
        }
    }

    private static bool IsNumber(EventMember member) => member.Kind is WireKind.Integer or WireKind.Number;
}
