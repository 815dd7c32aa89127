using System.ComponentModel.DataAnnotations;
using GainsightEvents.Rules;

namespace GainsightEvents.Tests.Rules;

/// <summary>Asks a rule and the attribute it stands for.</summary>
internal static class AttributeVerdict
{
    /// <summary>The attribute's verdict; what it throws at counts as refused.</summary>
    public static bool Of(ValidationAttribute attribute, object? value)
    {
        try
        {
            return attribute.IsValid(value);
        }
        catch (Exception thrown) when (thrown is OverflowException or InvalidCastException or ArgumentException or FormatException)
        {
            return false;
        }
    }

    /// <summary>The rule's verdict by the value as an object; a collection's by its count, as the guard takes it.</summary>
    public static bool Untyped(ValueRule rule, object? value) => rule.Admits(value is IEnumerable<int> items && ItemCount.Of(items) is { } count ? count : value);

    /// <summary>The rule's verdict as the guard asks for it: by the value's own type.</summary>
    public static bool Typed(ValueRule rule, object? value) => value switch
    {
        string text => rule.Admits(text),
        int number => rule.Admits(number),
        long number => rule.Admits(number),
        float number => rule.Admits(number),
        double number => rule.Admits(number),
        decimal number => rule.Admits(number),
        DateTime date => rule.Admits(date),
        DateTimeOffset date => rule.Admits(date),
        DateOnly date => rule.Admits(date),
        TimeSpan time => rule.Admits(time),
        byte number => rule.Admits(number),
        DayOfWeek day => rule.Admits(day),
        StringComparison comparison => rule.Admits(comparison),
        Wide wide => rule.Admits(wide),
        Narrow narrow => rule.Admits(narrow),
        IEnumerable<int> items => ItemCount.Of(items) is { } count && rule.Admits(count),
        _ => rule.Admits(value),
    };
}
