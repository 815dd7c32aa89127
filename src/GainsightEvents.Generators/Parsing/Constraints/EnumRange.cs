using System.Globalization;
using GainsightEvents.Rules;

namespace GainsightEvents.Generators.Parsing.Constraints;

/// <summary>Makes the rule of <c>[Range(typeof(DayOfWeek), "Monday", "Friday")]</c> from symbols, for the enum itself is not there at compile time.</summary>
internal static class EnumRange
{
    public static ValueRule Create(INamedTypeSymbol type, string minimum, string maximum, bool minimumIsExclusive, bool maximumIsExclusive)
    {
        if (Read(type, minimum) is not { } least || Read(type, maximum) is not { } most)
        {
            return ValueRule.Unmeetable($"its bounds '{minimum}' and '{maximum}' are not both of type {type.Name}");
        }

        var bounds = new Bounds<EnumConstant>(least, most, minimumIsExclusive, maximumIsExclusive);
        return bounds.Flaw is null
            ? new TypedRangeRule<EnumConstant>(bounds, text => Read(type, text) ?? throw new FormatException())
            : ValueRule.Unmeetable($"its range {minimum} to {maximum} holds no value");
    }

    // As the enum's type converter does: names in any case and numbers, several of them with commas between.
    private static EnumConstant? Read(INamedTypeSymbol type, string text)
    {
        var underlying = RangeConstraint.TypeOf(type.EnumUnderlyingType!.SpecialType)!;
        var bits = 0UL;
        foreach (var part in text.Split(','))
        {
            if (ReadOne(type, underlying, part.Trim()) is not { } value)
            {
                return null;
            }

            bits |= EnumBits.Of(value);
        }

        // A negative number's bits are all there, so none but a ulong's exceed what a long holds.
        return new EnumConstant(type, underlying == typeof(ulong) ? bits : Convert.ChangeType(unchecked((long)bits), underlying, CultureInfo.InvariantCulture));
    }

    private static object? ReadOne(INamedTypeSymbol type, Type underlying, string text)
    {
        if (text.Length > 0 && (char.IsDigit(text[0]) || text[0] is '-' or '+'))
        {
            try
            {
                return Convert.ChangeType(text, underlying, CultureInfo.InvariantCulture);
            }
            catch (Exception unreadable) when (unreadable is FormatException or OverflowException)
            {
                return null;
            }
        }

        // Of names that differ only by case Enum.Parse takes the one of the least bits.
        return type.GetMembers()
            .OfType<IFieldSymbol>()
            .Where(member => member.HasConstantValue && member.Name.Equals(text, StringComparison.OrdinalIgnoreCase))
            .Select(static member => member.ConstantValue)
            .OrderBy(static value => EnumBits.Of(value!))
            .FirstOrDefault();
    }
}
