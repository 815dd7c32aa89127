using System.Globalization;
using GainsightEvents.Model;
using GainsightEvents.Rules;

namespace GainsightEvents.Plans.PlanFiles;

/// <summary>
/// A member's constraints as they were declared. The keywords that <c>EventPlan</c> makes of the same rules say what a schema may say without refusing
/// too much; here nothing is lost, or a comparison would not see it change.
/// </summary>
internal sealed class DeclaredConstraints
{
    private readonly SortedDictionary<string, string> _found = new(StringComparer.Ordinal);
    private readonly WireKind _kind;

    private DeclaredConstraints(WireKind kind) => _kind = kind;

    /// <param name="kind">What the member is written as.</param>
    /// <param name="rules">What its attributes ask of its value.</param>
    public static PlanList<PlanConstraint> Of(WireKind kind, IReadOnlyList<ValueRule> rules)
    {
        if (rules.Count == 0)
        {
            return new([]);
        }

        var constraints = new DeclaredConstraints(kind);
        var refused = rules.Where(rule => !constraints.TryAdd(rule)).Select(DescribeRefused).Distinct().ToList();
        if (refused.Count > 0)
        {
            constraints._found[PlanConstraint.Refused] = ListOf(refused);
        }

        return constraints._found.Select(static found => new PlanConstraint(found.Key, found.Value)).ToPlanList();
    }

    private bool IsNumber => _kind is WireKind.Integer or WireKind.Number;

    private bool TryAdd(ValueRule rule) => rule switch
    {
        // Whole numbers have no excluded bound: above 0 is from 1.
        Int32RangeRule { Bounds: var bounds } when _kind == WireKind.Integer => TryAddRange(
            bounds.Minimum + (bounds.MinimumIsExclusive ? 1L : 0), bounds.Maximum - (bounds.MaximumIsExclusive ? 1L : 0), false, false),
        Int32RangeRule { Bounds: var bounds } when IsNumber => TryAddRange(
            bounds.Minimum, bounds.Maximum, bounds.MinimumIsExclusive, bounds.MaximumIsExclusive),
        DoubleRangeRule { Bounds: var bounds } when IsNumber => TryAddRange(
            bounds.Minimum, bounds.Maximum, bounds.MinimumIsExclusive, bounds.MaximumIsExclusive),
        ITypedRange range when IsNumber && PlanLiteral.IsNumber(range.Minimum) && PlanLiteral.IsNumber(range.Maximum) => TryAddRange(
            range.Minimum, range.Maximum, range.MinimumIsExclusive, range.MaximumIsExclusive),
        LengthRule { CountsItems: false } length when _kind == WireKind.String =>
            AddCounts(length, PlanConstraint.MinLength, PlanConstraint.MaxLength),
        LengthRule { CountsItems: true } items when _kind == WireKind.Array =>
            AddCounts(items, PlanConstraint.MinItems, PlanConstraint.MaxItems),
        LengthRule { CountsItems: true } items when _kind == WireKind.Object =>
            AddCounts(items, PlanConstraint.MinProperties, PlanConstraint.MaxProperties),
        PatternRule pattern when _kind == WireKind.String => TryAdd(PlanConstraint.Pattern, PlanJsonText.Quote(pattern.Source)),
        AllowedValuesRule { Values: var values } when values.All(PlanLiteral.CanWrite) => TryAdd(PlanConstraint.Enum, ListOf(values.Distinct())),
        _ => false,
    };

    private static string ListOf(IEnumerable<object?> values) => $"[{string.Join(",", values.Select(PlanLiteral.Write))}]";

    private bool TryAddRange(object minimum, object maximum, bool minimumIsExclusive, bool maximumIsExclusive)
    {
        if (PlanConstraint.Bounds.Any(_found.ContainsKey))
        {
            return false;
        }

        if (PlanLiteral.IsFinite(minimum))
        {
            _found[minimumIsExclusive ? PlanConstraint.ExclusiveMinimum : PlanConstraint.Minimum] = PlanLiteral.Write(minimum);
        }

        if (PlanLiteral.IsFinite(maximum))
        {
            _found[maximumIsExclusive ? PlanConstraint.ExclusiveMaximum : PlanConstraint.Maximum] = PlanLiteral.Write(maximum);
        }

        return true;
    }

    // [StringLength] and [MinLength] on one member are both held.
    private bool AddCounts(LengthRule length, string minimum, string maximum)
    {
        if (length.Minimum > (FindCount(minimum) ?? 0))
        {
            _found[minimum] = PlanLiteral.Write(length.Minimum);
        }

        if (length.Maximum < (FindCount(maximum) ?? int.MaxValue))
        {
            _found[maximum] = PlanLiteral.Write(length.Maximum);
        }

        return true;
    }

    private int? FindCount(string keyword) =>
        _found.TryGetValue(keyword, out var json) ? int.Parse(json, CultureInfo.InvariantCulture) : null;

    private bool TryAdd(string keyword, string json)
    {
        if (_found.ContainsKey(keyword))
        {
            return false;
        }

        _found[keyword] = json;
        return true;
    }

    // The rule's own words, without the advice to who sets a value.
    private static string DescribeRefused(ValueRule rule)
    {
        var sentence = rule.Describe("a value that");
        return sentence.LastIndexOf("; ", StringComparison.Ordinal) is > 0 and var end ? sentence.Substring(0, end) : sentence;
    }
}
