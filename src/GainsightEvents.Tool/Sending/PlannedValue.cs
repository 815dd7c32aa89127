using System.Globalization;
using System.Text.Json;
using GainsightEvents.Model;
using GainsightEvents.Rules;

namespace GainsightEvents.Tool.Sending;

/// <summary>Reads one value of a line by what the plan says of its member.</summary>
internal static class PlannedValue
{
    /// <summary>Reads a value of JSON.</summary>
    /// <param name="member">The member.</param>
    /// <param name="value">The value, not null.</param>
    /// <param name="rule">What it has to be, where it is not: the end of a sentence.</param>
    /// <returns>Text, a bool, a decimal or double, a time, or the element itself for objects and lists; <see langword="null"/> where it is none.</returns>
    public static object? Read(EventMember member, JsonElement value, out string rule)
    {
        rule = RuleOf(member);
        return (member.Kind, value.ValueKind) switch
        {
            (WireKind.String, JsonValueKind.String) => value.GetString(),
            (WireKind.Boolean, JsonValueKind.True) => true,
            (WireKind.Boolean, JsonValueKind.False) => false,
            (WireKind.Integer or WireKind.Number, JsonValueKind.Number) => ReadNumber(member, value.GetRawText()),
            (WireKind.DateTime, JsonValueKind.String) => ReadTime(value.GetString()!),
            (WireKind.Integer, JsonValueKind.String) when member.Role == MemberRole.Date => ReadTime(value.GetString()!)?.ToUnixTimeMilliseconds() is { } date ? (decimal)date : null,
            (WireKind.Object, JsonValueKind.Object) or (WireKind.Array, JsonValueKind.Array) => value.Clone(),
            _ => null,
        };
    }

    /// <summary>Reads a cell of a table, in which everything is text.</summary>
    public static object? Read(EventMember member, string text, out string rule)
    {
        rule = RuleOf(member);
        switch (member.Kind)
        {
            case WireKind.String:
                return text;
            case WireKind.Boolean:
                return bool.TryParse(text, out var truth) ? truth : null;
            case WireKind.Integer or WireKind.Number:
                return ReadNumber(member, text.Trim()) ?? (member.Role == MemberRole.Date && ReadTime(text) is { } date ? (decimal)date.ToUnixTimeMilliseconds() : null);
            case WireKind.DateTime:
                return ReadTime(text);
            default:
                try
                {
                    using var document = JsonDocument.Parse(text);
                    return Read(member, document.RootElement, out rule);
                }
                catch (JsonException)
                {
                    return null;
                }
        }
    }

    /// <summary>What the member's constraints say against a value, as sentences.</summary>
    public static IEnumerable<string> Judge(EventMember member, object value)
    {
        // A list is asked by its count, and the values of enums as they are.
        ItemCount? count = value is JsonElement element ? CountOf(element) : null;
        return member.Constraints
            .Where(rule => !(count is { } items ? rule.Admits(items) : rule.Admits(value)))
            .Select(rule => rule.Describe(member.Personal ? ShownValue.Masked : ShownValue.Of(value is JsonElement shown ? shown.GetRawText() : value)));
    }

    private static ItemCount CountOf(JsonElement element) => new(element.ValueKind == JsonValueKind.Array ? element.GetArrayLength() : element.EnumerateObject().Count());

    private static object? ReadNumber(EventMember member, string text)
    {
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return member.Kind == WireKind.Number || number == decimal.Truncate(number) ? number : null;
        }

        // Beyond what a decimal holds, and within what JSON's readers take.
        return member.Kind == WireKind.Number && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var large) && double.IsFinite(large) ? large : null;
    }

    private static DateTimeOffset? ReadTime(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    private static string RuleOf(EventMember member) => member switch
    {
        { Role: MemberRole.Date } => "must be a time: milliseconds since 1970 or ISO 8601, such as 2026-11-27T10:00:00Z",
        { Kind: WireKind.String } => "must be text",
        { Kind: WireKind.Boolean } => "must be true or false",
        { Kind: WireKind.Integer } => "must be a whole number",
        { Kind: WireKind.Number } => "must be a number",
        { Kind: WireKind.DateTime } => "must be a time in ISO 8601, such as 2026-11-27T10:00:00Z",
        { Kind: WireKind.Object } => "must be an object of JSON",
        _ => "must be a list of JSON",
    };
}
