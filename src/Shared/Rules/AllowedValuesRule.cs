namespace GainsightEvents.Rules;

/// <summary>[AllowedValues].</summary>
internal sealed class AllowedValuesRule(object?[] values) : ValueRule
{
    public IReadOnlyList<object?> Values => values;

    internal override bool Admits(object? value)
    {
        foreach (var allowed in values)
        {
            if (Equals(allowed, value))
            {
                return true;
            }
        }

        return false;
    }

    internal override string Describe(string shown) =>
        $"{shown} is none of the allowed values {string.Join(", ", values.Select(ShownValue.Of))}; set one of them";
}
