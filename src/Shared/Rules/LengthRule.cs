using System.Collections;

namespace GainsightEvents.Rules;

/// <summary>[StringLength], [MinLength], [MaxLength].</summary>
/// <param name="minimum">At least so many.</param>
/// <param name="maximum">At most so many.</param>
/// <param name="unit">What messages count in.</param>
/// <param name="someAreLeftOut">Whether the wire may hold fewer than the rule has counted.</param>
internal sealed class LengthRule(int minimum, int maximum, string unit, bool someAreLeftOut = false) : ValueRule, IAdmits<ItemCount>
{
    public const string Character = "character";

    public const string Item = "item";

    /// <summary>At least so many, where it is above zero.</summary>
    public int Minimum => minimum;

    /// <summary>At most so many; <see cref="int.MaxValue"/> without a bound.</summary>
    public int Maximum => maximum;

    /// <summary>Whether it counts the items of a collection, and not characters.</summary>
    public bool CountsItems => unit == Item;

    /// <summary>Whether the wire may hold fewer than the rule has counted.</summary>
    public bool SomeAreLeftOut => someAreLeftOut;

    public bool Admits(ItemCount value) => IsWithin(value.Value);

    internal override bool Admits(object? value) => value switch
    {
        null => true,
        string text => IsWithin(text.Length),
        ItemCount items => IsWithin(items.Value),
        ICollection items => IsWithin(items.Count),
        _ => false,
    };

    internal override string Describe(string shown) =>
        minimum <= 0 ? $"{shown} is longer than {Counted(maximum)}; shorten it"
        : maximum == int.MaxValue ? $"{shown} is shorter than {Counted(minimum)}; lengthen it"
        : minimum == maximum ? $"{shown} is not {Counted(minimum)} long; change its length"
        : $"{shown} is not {ShownValue.Plain(minimum)} to {Counted(maximum)} long; change its length";

    private string Counted(int number) => $"{ShownValue.Plain(number)} {unit}{(number == 1 ? "" : "s")}";

    private bool IsWithin(int length) => length >= minimum && length <= maximum;
}
