using System.Globalization;
using GainsightEvents.Rules;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>Finds the value of a range that is nearest to one outside it.</summary>
internal static class RangeRepair
{
    /// <summary>The value as C#; null where the bound is excluded or is no value of the type.</summary>
    public static string? Nearest(ValueRule rule, object value)
    {
        var (minimum, maximum) = rule switch
        {
            Int32RangeRule range => ((object)range.Bounds.Minimum, (object)range.Bounds.Maximum),
            DoubleRangeRule range => (range.Bounds.Minimum, range.Bounds.Maximum),
            ITypedRange range => (range.Minimum, range.Maximum),
            _ => (0, 0),
        };
        try
        {
            // As doubles: which bound is nearer does not hang on the last digit.
            var asNumber = Convert.ToDouble(value, CultureInfo.InvariantCulture);
            var bound = asNumber <= Convert.ToDouble(minimum, CultureInfo.InvariantCulture) ? minimum : maximum;
            var nearest = Convert.ChangeType(bound, value.GetType(), CultureInfo.InvariantCulture);
            return rule.Admits(nearest) && !nearest.Equals(value) ? Text(nearest) : null;
        }
        catch (Exception none) when (none is OverflowException or InvalidCastException or FormatException)
        {
            return null;
        }
    }

    private static string? Text(object value) => value switch
    {
        string or bool => null,
        double number => IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : null,
        float number => IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) + "f" : null,
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static bool IsFinite(double number) => !double.IsNaN(number) && !double.IsInfinity(number);
}
