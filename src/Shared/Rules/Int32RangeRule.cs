using System.Globalization;

namespace GainsightEvents.Rules;

/// <summary>[Range(0, 10)].</summary>
internal sealed class Int32RangeRule(Bounds<int> bounds) : ValueRule, IAdmits<int>, IAdmits<long>, IAdmits<double>, IAdmits<decimal>
{
    public Bounds<int> Bounds => bounds;

    public bool Admits(int value) => bounds.Contain(value);

    public bool Admits(long value) => value is >= int.MinValue and <= int.MaxValue && bounds.Contain((int)value);

    // Rounded half to even, as Convert.ToInt32 does. What rounds out of an int's reach, and NaN, it throws at.
    public bool Admits(double value) => Math.Round(value) is >= int.MinValue and <= int.MaxValue and var rounded && bounds.Contain((int)rounded);

    public bool Admits(decimal value) => Math.Round(value) is >= int.MinValue and <= int.MaxValue and var rounded && bounds.Contain((int)rounded);

    internal override bool Admits(object? value)
    {
        if (value is null or "")
        {
            return true;
        }

        try
        {
            return bounds.Contain(Convert.ToInt32(value, CultureInfo.InvariantCulture));
        }
        catch (Exception refused) when (refused is FormatException or InvalidCastException or OverflowException)
        {
            return false;
        }
    }

    internal override string Describe(string shown) => bounds.Describe(shown);
}
