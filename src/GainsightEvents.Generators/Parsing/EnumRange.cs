using System.Globalization;
using GainsightEvents.Rules;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Parsing;

/// <summary>Makes the rule of <c>[Range(typeof(DayOfWeek), "Monday", "Friday")]</c> from symbols, for the enum itself is not there at compile time.</summary>
internal static class EnumRange
{
    /// <summary>The rule; null for bounds of several names, which only the guard puts together.</summary>
    public static ValueRule? Create(INamedTypeSymbol type, string minimum, string maximum, bool minimumIsExclusive, bool maximumIsExclusive)
    {
        if (minimum.Contains(',') || maximum.Contains(','))
        {
            return null;
        }

        if (Read(type, minimum) is not { } least || Read(type, maximum) is not { } most)
        {
            return ValueRule.Unmeetable($"its bounds '{minimum}' and '{maximum}' are not both of type {type.Name}");
        }

        var bounds = new Bounds<EnumConstant>(least, most, minimumIsExclusive, maximumIsExclusive);
        return bounds.Flaw is null
            ? new TypedRangeRule<EnumConstant>(bounds, text => Read(type, text) ?? throw new FormatException())
            : ValueRule.Unmeetable($"its range {minimum} to {maximum} holds no value");
    }

    // As Enum.Parse does without regard to case: a number, or a name.
    private static EnumConstant? Read(INamedTypeSymbol type, string text)
    {
        var value = text.Trim();
        if (value.Length > 0 && (char.IsDigit(value[0]) || value[0] is '-' or '+'))
        {
            try
            {
                var underlying = RangeConstraint.TypeOf(type.EnumUnderlyingType!.SpecialType)!;
                return new EnumConstant(type, Convert.ChangeType(value, underlying, CultureInfo.InvariantCulture));
            }
            catch (Exception unreadable) when (unreadable is FormatException or OverflowException)
            {
                return null;
            }
        }

        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true, ConstantValue: { } constant } && member.Name.Equals(value, StringComparison.OrdinalIgnoreCase))
            {
                return new EnumConstant(type, constant);
            }
        }

        return null;
    }
}
