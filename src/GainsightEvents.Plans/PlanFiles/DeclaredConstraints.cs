using System.Text.Json.Nodes;
using GainsightEvents.Model;
using GainsightEvents.Rules;

namespace GainsightEvents.Plans.PlanFiles;

/// <summary>
/// A member's constraints as they were declared. <see cref="ConstraintKeywords"/> makes of the same rules what a schema may say without refusing
/// too much; here nothing is lost, or a comparison would not see it change.
/// </summary>
internal sealed class DeclaredConstraints
{
    private readonly SortedDictionary<string, JsonNode> _found = new(StringComparer.Ordinal);
    private readonly EventMember _member;

    private DeclaredConstraints(EventMember member) => _member = member;

    public static PlanList<PlanConstraint> Of(EventMember member)
    {
        var constraints = new DeclaredConstraints(member);
        var refused = member.Constraints.Where(rule => !constraints.TryAdd(rule)).Select(DescribeRefused).Distinct().ToList();
        if (refused.Count > 0)
        {
            constraints._found[PlanConstraint.Refused] = new JsonArray([.. refused.Select(static sentence => JsonValue.Create(sentence))]);
        }

        return constraints._found.Select(static found => PlanConstraint.Of(found.Key, found.Value)).ToPlanList();
    }

    private bool IsNumber => _member.Kind is WireKind.Integer or WireKind.Number;

    private bool TryAdd(ValueRule rule) => rule switch
    {
        // Whole numbers have no excluded bound: above 0 is from 1.
        Int32RangeRule { Bounds: var bounds } when _member.Kind == WireKind.Integer => TryAddRange(
            bounds.Minimum + (bounds.MinimumIsExclusive ? 1L : 0), bounds.Maximum - (bounds.MaximumIsExclusive ? 1L : 0), false, false),
        Int32RangeRule { Bounds: var bounds } when IsNumber => TryAddRange(
            bounds.Minimum, bounds.Maximum, bounds.MinimumIsExclusive, bounds.MaximumIsExclusive),
        DoubleRangeRule { Bounds: var bounds } when IsNumber => TryAddRange(
            bounds.Minimum, bounds.Maximum, bounds.MinimumIsExclusive, bounds.MaximumIsExclusive),
        ITypedRange range when IsNumber && PlanValue.IsNumber(range.Minimum) && PlanValue.IsNumber(range.Maximum) => TryAddRange(
            range.Minimum, range.Maximum, range.MinimumIsExclusive, range.MaximumIsExclusive),
        LengthRule { CountsItems: false } length when _member.Kind == WireKind.String =>
            AddCounts(length, PlanConstraint.MinLength, PlanConstraint.MaxLength),
        LengthRule { CountsItems: true } items when _member.Kind == WireKind.Array =>
            AddCounts(items, PlanConstraint.MinItems, PlanConstraint.MaxItems),
        LengthRule { CountsItems: true } items when _member.Kind == WireKind.Object =>
            AddCounts(items, PlanConstraint.MinProperties, PlanConstraint.MaxProperties),
        PatternRule pattern when _member.Kind == WireKind.String => TryAdd(PlanConstraint.Pattern, JsonValue.Create(pattern.Source)),
        AllowedValuesRule { Values: var values } when values.All(PlanValue.CanWrite) =>
            TryAdd(PlanConstraint.Enum, new JsonArray([.. values.Distinct().Select(PlanValue.Write)])),
        _ => false,
    };

    private bool TryAddRange(object minimum, object maximum, bool minimumIsExclusive, bool maximumIsExclusive)
    {
        if (PlanConstraint.Bounds.Any(_found.ContainsKey))
        {
            return false;
        }

        if (PlanValue.IsFinite(minimum))
        {
            _found[minimumIsExclusive ? PlanConstraint.ExclusiveMinimum : PlanConstraint.Minimum] = PlanValue.Write(minimum)!;
        }

        if (PlanValue.IsFinite(maximum))
        {
            _found[maximumIsExclusive ? PlanConstraint.ExclusiveMaximum : PlanConstraint.Maximum] = PlanValue.Write(maximum)!;
        }

        return true;
    }

    // [StringLength] and [MinLength] on one member are both held.
    private bool AddCounts(LengthRule length, string minimum, string maximum)
    {
        if (length.Minimum > (_found.TryGetValue(minimum, out var least) ? (int)least : 0))
        {
            _found[minimum] = length.Minimum;
        }

        if (length.Maximum < (_found.TryGetValue(maximum, out var most) ? (int)most : int.MaxValue))
        {
            _found[maximum] = length.Maximum;
        }

        return true;
    }

    private bool TryAdd(string keyword, JsonNode value)
    {
        if (_found.ContainsKey(keyword))
        {
            return false;
        }

        _found[keyword] = value;
        return true;
    }

    // The rule's own words, without the advice to who sets a value.
    private static string DescribeRefused(ValueRule rule)
    {
        var sentence = rule.Describe("a value that");
        return sentence.LastIndexOf("; ", StringComparison.Ordinal) is > 0 and var end ? sentence.Substring(0, end) : sentence;
    }
}
