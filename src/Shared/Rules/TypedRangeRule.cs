namespace GainsightEvents.Rules;

/// <summary>[Range(typeof(decimal), "0.01", "99.99")]: compares values of that type, and text that reads as one.</summary>
internal sealed class TypedRangeRule<T>(Bounds<T> bounds, Func<string, T> read) : ValueRule, ITypedRange, IAdmits<T>
    where T : IComparable<T>
{
    Type ITypedRange.Type => typeof(T);

    object ITypedRange.Minimum => bounds.Minimum;

    object ITypedRange.Maximum => bounds.Maximum;

    bool ITypedRange.MinimumIsExclusive => bounds.MinimumIsExclusive;

    bool ITypedRange.MaximumIsExclusive => bounds.MaximumIsExclusive;

    public bool Admits(T value) => bounds.Contain(value);

    internal override bool Admits(object? value)
    {
        switch (value)
        {
            case null or "":
                return true;
            case T typed:
                return bounds.Contain(typed);
            case string text:
                try
                {
                    return bounds.Contain(read(text));
                }
                catch (Exception refused) when (refused is FormatException or OverflowException or ArgumentException)
                {
                    return false;
                }

            default:
                return false;
        }
    }

    internal override string Describe(string shown) => bounds.Describe(shown);
}
