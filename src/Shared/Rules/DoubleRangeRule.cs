using System.Globalization;

namespace GainsightEvents.Rules;

/// <summary>[Range(0.5, 1.5)].</summary>
internal sealed class DoubleRangeRule(Bounds<double> bounds)
    : ValueRule, IAdmits<int>, IAdmits<long>, IAdmits<float>, IAdmits<double>, IAdmits<decimal>
{
    public Bounds<double> Bounds => bounds;

    public bool Admits(int value) => bounds.Contain(value);

    public bool Admits(long value) => bounds.Contain(value);

    public bool Admits(float value) => bounds.Contain(value);

    public bool Admits(double value) => bounds.Contain(value);

    public bool Admits(decimal value) => bounds.Contain((double)value);

    internal override bool Admits(object? value)
    {
        if (value is null or "")
        {
            return true;
        }

        try
        {
            return bounds.Contain(Convert.ToDouble(value, CultureInfo.InvariantCulture));
        }
        catch (Exception refused) when (refused is FormatException or InvalidCastException or OverflowException)
        {
            return false;
        }
    }

    internal override string Describe(string shown) => bounds.Describe(shown);
}
