using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GainsightEvents.Model;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Plans.Catalogue.Examples;

/// <summary>What a plan asks of a member's value, to judge candidates by. Where a plan leaves a doubt, a candidate is not admitted.</summary>
internal sealed class ValueConstraints
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<string, string> _found;
    private readonly Regex? _pattern;

    // A pattern that once took too long is asked no more.
    private bool _isTooSlow;

    public ValueConstraints(PlanMember member)
    {
        _found = member.Constraints.ToDictionary(static constraint => constraint.Keyword, static constraint => constraint.Json, StringComparer.Ordinal);
        Allowed = member.Constraints.FirstOrDefault(static constraint => constraint.Keyword == PlanConstraint.Enum)?.ReadItems().Select(static item => JsonNode.Parse(item)).ToList();
        var sentences = _found.TryGetValue(PlanConstraint.Refused, out var refused) ? JsonNode.Parse(refused)!.AsArray().Select(static each => each!.GetValue<string>()).ToList() : [];
        IsUrl = sentences.Contains(UrlSentence.Text);
        Unknown = sentences.FirstOrDefault(sentence => sentence != UrlSentence.Text || member.Type != WireKind.String);
        if (Pattern is { } pattern)
        {
            try
            {
                _pattern = new Regex(pattern, RegexOptions.CultureInvariant, Timeout);
            }
            catch (ArgumentException)
            {
                _isTooSlow = true;
            }
        }
    }

    /// <summary>Whether it has to be a URL.</summary>
    public bool IsUrl { get; }

    /// <summary>What is refused beyond what keywords say, by which nothing can be judged; null where there is nothing of that kind.</summary>
    public string? Unknown { get; }

    /// <summary>The values that alone are admitted; null where there is no such list.</summary>
    public IReadOnlyList<JsonNode?>? Allowed { get; }

    public bool HasAllowed => Allowed is not null;

    /// <summary>Whether they are those of a number.</summary>
    public bool AreOfNumber =>
        PlanConstraint.Bounds.Any(_found.ContainsKey) || (Allowed is { Count: > 0 } && Allowed.All(static value => value?.GetValueKind() == JsonValueKind.Number));

    public string? Pattern => _found.TryGetValue(PlanConstraint.Pattern, out var json) ? JsonNode.Parse(json)!.GetValue<string>() : null;

    public int LeastLength => Count(PlanConstraint.MinLength, 0);

    public int MostLength => Count(PlanConstraint.MaxLength, int.MaxValue);

    public int LeastItems => Count(PlanConstraint.MinItems, 0);

    public int MostItems => Count(PlanConstraint.MaxItems, int.MaxValue);

    public int LeastEntries => Count(PlanConstraint.MinProperties, 0);

    public int MostEntries => Count(PlanConstraint.MaxProperties, int.MaxValue);

    /// <summary>A bound's digits, by its keyword.</summary>
    public string? Bound(string keyword) => _found.TryGetValue(keyword, out var digits) ? digits : null;

    public bool Admit(bool truth) => Allowed?.Any(value => value?.GetValueKind() == (truth ? JsonValueKind.True : JsonValueKind.False)) ?? true;

    public bool Admit(string text) =>
        AdmitForm(text) && (Allowed?.Any(value => value?.GetValueKind() == JsonValueKind.String && value.GetValue<string>() == text) ?? true);

    /// <summary>Judges a text by what is asked of its form, whatever values are listed.</summary>
    public bool AdmitForm(string text) =>
        text.Length >= LeastLength
        && text.Length <= MostLength
        && (!IsUrl || text.StartsWith("https://", StringComparison.Ordinal))
        && IsMatched(text);

    /// <summary>Judges a number by its digits.</summary>
    public bool AdmitNumber(string digits) =>
        IsWithinBounds(digits)
        && (!MayRound || !TryRead(digits, out var number) || IsWithinBounds(Math.Round(number).ToString(CultureInfo.InvariantCulture)))
        && (Allowed?.Any(value => value?.GetValueKind() == JsonValueKind.Number && value.ToJsonString() == digits) ?? true);

    // [Range(2, 11)] on a decimal rounds before it compares, and [Range(2.0, 11.0)] does not; a plan has the same bounds for both. Between bounds that no
    // whole number meets there can only be the second.
    private bool MayRound =>
        (WholeBound(PlanConstraint.Minimum, PlanConstraint.ExclusiveMinimum, 1), WholeBound(PlanConstraint.Maximum, PlanConstraint.ExclusiveMaximum, -1)) switch
        {
            ({ IsWhole: false }, _) or (_, { IsWhole: false }) => false,
            var (least, most) => least.Number is null || most.Number is null || least.Number <= most.Number,
        };

    // The whole number nearest to a bound that meets it.
    private (bool IsWhole, decimal? Number) WholeBound(string including, string excluding, int inwards) =>
        (Bound(including) ?? Bound(excluding)) is not { } bound ? (true, null)
        : TryRead(bound, out var number) && number == Math.Round(number) && Math.Abs(number) <= int.MaxValue + 1m ? (true, number + (Bound(including) is null ? inwards : 0))
        : (false, null);

    private bool IsWithinBounds(string digits) =>
        (Bound(PlanConstraint.Minimum) is not { } minimum || Compare(digits, minimum, static order => order >= 0))
        && (Bound(PlanConstraint.ExclusiveMinimum) is not { } above || Compare(digits, above, static order => order > 0))
        && (Bound(PlanConstraint.Maximum) is not { } maximum || Compare(digits, maximum, static order => order <= 0))
        && (Bound(PlanConstraint.ExclusiveMaximum) is not { } below || Compare(digits, below, static order => order < 0));

    // Readers take numbers as decimals or as doubles: a value has to be right for both.
    private static bool Compare(string left, string right, Func<int, bool> isRight) =>
        isRight(double.Parse(left, CultureInfo.InvariantCulture).CompareTo(double.Parse(right, CultureInfo.InvariantCulture)))
        && (!TryRead(left, out var a) || !TryRead(right, out var b) || isRight(a.CompareTo(b)));

    private static bool TryRead(string digits, out decimal number) => decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    private int Count(string keyword, int otherwise) => _found.TryGetValue(keyword, out var json) ? int.Parse(json, CultureInfo.InvariantCulture) : otherwise;

    // As the publisher does: the first match is the whole text.
    private bool IsMatched(string text)
    {
        if (Pattern is null)
        {
            return true;
        }

        if (_isTooSlow)
        {
            return false;
        }

        try
        {
            return _pattern!.Match(text) is { Success: true, Index: 0 } match && match.Length == text.Length;
        }
        catch (RegexMatchTimeoutException)
        {
            _isTooSlow = true;
            return false;
        }
    }
}
