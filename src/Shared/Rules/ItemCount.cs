using System.Collections;

namespace GainsightEvents.Rules;

/// <summary>How many items a collection has: what a length rule looks at in place of the collection.</summary>
internal readonly record struct ItemCount(int Value)
{
    /// <summary>
    /// The count of a collection; <see langword="null"/> where only enumerating would tell. The attributes read a public property
    /// <c>Count</c> by reflection, which trimming may remove; these interfaces have the same number.
    /// </summary>
    public static ItemCount? Of<T>(IEnumerable<T> items) => items switch
    {
        ICollection collection => Of(collection),
        ICollection<T> collection => new(collection.Count),
        IReadOnlyCollection<T> collection => new(collection.Count),
        _ => null,
    };

    /// <summary>The same for what is not known to hold items of one type.</summary>
    public static ItemCount? Of(IEnumerable items)
    {
        try
        {
            return items is ICollection collection ? new(collection.Count) : null;
        }
        catch (InvalidOperationException)
        {
            // An ImmutableArray that was never set: it is written as an empty one.
            return new(0);
        }
    }

    /// <summary>As messages show it.</summary>
    public override string ToString() => Value == 1 ? "a collection of 1 item" : $"a collection of {ShownValue.Plain(Value)} items";
}
