using System.Globalization;
using System.Text.RegularExpressions;
using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.CodeFixes;

/// <summary>
/// The validation attributes that declare what a plan says of a member's values, and the type of number that they need. What no attribute says, such as a
/// sentence under <c>refused</c>, is left out, and remains a difference.
/// </summary>
internal sealed class PlanConstraintAttributes
{
    private const string Url = "a value that does not begin with http://, https:// or ftp://";

    private static readonly Regex TextRange = new("^a value that is outside the range (-?[0-9]+) to (-?[0-9]+)$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private readonly List<string> _attributes = [];
    private readonly PlanMember _member;

    public PlanConstraintAttributes(PlanMember member)
    {
        _member = member;
        NumberType = member.Type == WireKind.Integer ? "long" : "double";
        AddRange();
        AddCounts();
        if (Find(PlanConstraint.Pattern) is { } pattern)
        {
            Add(MetadataNames.RegularExpression, Literal(PlanJsonReader.Read(pattern).Text));
        }

        if (Find(PlanConstraint.Enum) is { } values)
        {
            AddValues(PlanJsonReader.Read(values).Items);
        }

        foreach (var sentence in Find(PlanConstraint.Refused) is { } refused ? PlanJsonReader.Read(refused).Items : [])
        {
            AddRefusal(sentence.Text);
        }
    }

    /// <summary>Each in brackets, with full names.</summary>
    public IReadOnlyList<string> Attributes => _attributes;

    /// <summary>The type of a member that is a number: the one whose bounds have the plan's digits.</summary>
    public string NumberType { get; private set; }

    private void AddRange()
    {
        var (minimum, excludesMinimum) = Bound(PlanConstraint.Minimum, PlanConstraint.ExclusiveMinimum);
        var (maximum, excludesMaximum) = Bound(PlanConstraint.Maximum, PlanConstraint.ExclusiveMaximum);
        if ((minimum ?? maximum) is null || _member.Type is not (WireKind.Integer or WireKind.Number))
        {
            return;
        }

        var excluded = (excludesMinimum ? ", MinimumIsExclusive = true" : "") + (excludesMaximum ? ", MaximumIsExclusive = true" : "");
        if (IsInt(minimum) && IsInt(maximum) && !(excluded.Length > 0 && _member.Type == WireKind.Integer))
        {
            Add(MetadataNames.Range, $"{minimum}, {maximum}{excluded}");
        }
        else if (minimum is null || maximum is null || (IsDouble(minimum) && IsDouble(maximum)))
        {
            Add(MetadataNames.Range, $"{Double(minimum, "double.NegativeInfinity")}, {Double(maximum, "double.PositiveInfinity")}{excluded}");
        }
        else
        {
            NumberType = _member.Type == WireKind.Number ? "decimal" : IsInt64(minimum!) && IsInt64(maximum!) ? "long" : "ulong";
            Add(MetadataNames.Range, $"typeof({NumberType}), {Literal(minimum!)}, {Literal(maximum!)}{excluded}");
        }
    }

    /// <summary>A bound; where a plan has both of a kind, the stricter one.</summary>
    private (string? Digits, bool IsExcluded) Bound(string including, string excluding) => (Find(including), Find(excluding)) switch
    {
        ({ } included, { } excluded) when NumberOf(included).CompareTo(NumberOf(excluded)) * (including == PlanConstraint.Minimum ? 1 : -1) > 0 => (included, false),
        (_, { } excluded) => (excluded, true),
        (var included, _) => (included, false),
    };

    private static double NumberOf(string digits) => double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static bool IsInt(string? digits) =>
        int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == digits;

    private static bool IsInt64(string digits) => long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static bool IsDouble(string digits) =>
        double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && PlanLiteral.IsFinite(number) && PlanLiteral.Write(number) == digits;

    // No bound is one at infinity.
    private static string Double(string? digits, string orElse) => digits is null ? orElse : digits + "d";

    private void AddCounts()
    {
        if (_member.Type == WireKind.String && Find(PlanConstraint.MaxLength) is { } most)
        {
            Add(MetadataNames.StringLength, Find(PlanConstraint.MinLength) is { } least ? $"{most}, MinimumLength = {least}" : most);
            return;
        }

        foreach (var (keyword, attribute) in new[]
        {
            (PlanConstraint.MinLength, MetadataNames.MinLength),
            (PlanConstraint.MinItems, MetadataNames.MinLength),
            (PlanConstraint.MaxItems, MetadataNames.MaxLength),
            (PlanConstraint.MinProperties, MetadataNames.MinLength),
            (PlanConstraint.MaxProperties, MetadataNames.MaxLength),
        })
        {
            if (Find(keyword) is { } count)
            {
                Add(attribute, count);
            }
        }
    }

    // Boxed, a literal has to have the member's very type.
    private void AddValues(IReadOnlyList<PlanJsonValue> values)
    {
        if (values.Any(static value => value.Kind == PlanJsonKind.Number && ulong.TryParse(value.Raw, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > long.MaxValue))
        {
            NumberType = "ulong";
        }

        Add(MetadataNames.AllowedValues, string.Join(", ", values.Select(value => value.Kind switch
        {
            PlanJsonKind.String => Literal(value.Text),
            PlanJsonKind.Number => value.Raw + NumberType switch { "long" => "L", "ulong" => "UL", _ => "d" },
            PlanJsonKind.Null when values.Count == 1 => "new object?[] { null }",
            _ => value.Raw,
        })));
    }

    // A text may have to be a number of some size.
    private void AddRefusal(string sentence)
    {
        if (sentence == Url)
        {
            Add(MetadataNames.Url, null);
        }
        else if (_member.Type == WireKind.String && TextRange.Match(sentence) is { Success: true, Groups: var bounds } && IsInt(bounds[1].Value) && IsInt(bounds[2].Value))
        {
            Add(MetadataNames.Range, $"{bounds[1].Value}, {bounds[2].Value}");
        }
    }

    private string? Find(string keyword) => _member.Constraints.FirstOrDefault(constraint => constraint.Keyword == keyword)?.Json;

    private void Add(string attributeName, string? arguments) => _attributes.Add(PlanAttribute.Write(attributeName, arguments));

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
