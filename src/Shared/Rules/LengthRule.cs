using System.Collections;

namespace GainsightEvents.Rules;

/// <summary>[StringLength], [MinLength], [MaxLength].</summary>
internal sealed class LengthRule(int minimum, int maximum) : ValueRule
{
    /// <summary>At least so many, where it is above zero.</summary>
    public int Minimum => minimum;

    /// <summary>At most so many; <see cref="int.MaxValue"/> without a bound.</summary>
    public int Maximum => maximum;

    internal override bool Admits(object? value) => value switch
    {
        null => true,
        string text => IsWithin(text.Length),
        ICollection items => IsWithin(items.Count),
        _ => false,
    };

    internal override string Describe(string shown) =>
        minimum <= 0 ? $"{shown} is longer than {Counted(maximum)}; shorten it"
        : maximum == int.MaxValue ? $"{shown} is shorter than {Counted(minimum)}; lengthen it"
        : minimum == maximum ? $"{shown} is not {Counted(minimum)} long; change its length"
        : $"{shown} is not {minimum} to {Counted(maximum)} long; change its length";

    private static string Counted(int characters) => characters == 1 ? "1 character" : $"{characters} characters";

    private bool IsWithin(int length) => length >= minimum && length <= maximum;
}
