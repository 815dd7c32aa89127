using System.ComponentModel;

namespace GainsightEvents.Rules;

/// <summary>What a value of an event's member has to be, as an attribute of System.ComponentModel.DataAnnotations says it.</summary>
/// <remarks>
/// One source for the compiler, the guard and the emulator, so that all give the verdict that the attribute's own <c>IsValid</c> gives; what
/// the attribute throws at is refused. Culture never counts: where the attribute reads text by the current culture, the invariant
/// one stands in. Made by generated code only; members are added, never changed.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
#pragma warning disable IDE0040 // Each assembly that compiles it in says whether it is public there.
abstract partial class ValueRule
#pragma warning restore IDE0040
{
    private protected ValueRule()
    {
    }

    /// <summary>[Range] with bounds of type int: the value is rounded to an int before it is compared.</summary>
    public static ValueRule Range(int minimum, int maximum, bool minimumIsExclusive = false, bool maximumIsExclusive = false) =>
        new Bounds<int>(minimum, maximum, minimumIsExclusive, maximumIsExclusive) is { Flaw: null } bounds
            ? new Int32RangeRule(bounds)
            : new UnmeetableRule($"its range {minimum} to {maximum} holds no value");

    /// <summary>[Range] with bounds of type double: the value becomes a double before it is compared.</summary>
    public static ValueRule Range(double minimum, double maximum, bool minimumIsExclusive = false, bool maximumIsExclusive = false) =>
        new Bounds<double>(minimum, maximum, minimumIsExclusive, maximumIsExclusive) is { Flaw: null } bounds
            ? new DoubleRangeRule(bounds)
            : new UnmeetableRule($"its range {ShownValue.Plain(minimum)} to {ShownValue.Plain(maximum)} holds no value");

    /// <summary>[Range] with bounds given as text of a type: only values of that type, and text that reads as one, are compared.</summary>
    public static ValueRule Range(Type type, string minimum, string maximum, bool minimumIsExclusive = false, bool maximumIsExclusive = false) =>
        type is { IsEnum: true }
            ? EnumRangeRule.Create(type, minimum, maximum, minimumIsExclusive, maximumIsExclusive)
            : OperandReader.CreateRange(type, minimum, maximum, minimumIsExclusive, maximumIsExclusive);

    /// <summary>[StringLength], [MinLength], [MaxLength] of text: so many UTF-16 characters.</summary>
    /// <param name="minimum">At least.</param>
    /// <param name="maximum">At most; <see cref="int.MaxValue"/> where there is no such bound.</param>
    public static ValueRule Length(int minimum, int maximum) =>
        maximum < 0 || maximum < minimum
            ? new UnmeetableRule($"no value has {minimum} to {maximum} characters")
            : new LengthRule(minimum, maximum, LengthRule.Character);

    /// <summary>[MinLength], [MaxLength] of a collection: so many items.</summary>
    /// <param name="minimum">At least.</param>
    /// <param name="maximum">At most; <see cref="int.MaxValue"/> where there is no such bound.</param>
    /// <param name="someAreLeftOut">Whether fewer may be on the wire than are counted here, as a dictionary's nulls are left out.</param>
    public static ValueRule Items(int minimum, int maximum, bool someAreLeftOut = false) =>
        maximum < 0 || maximum < minimum
            ? new UnmeetableRule($"no collection has {minimum} to {maximum} items")
            : new LengthRule(minimum, maximum, LengthRule.Item, someAreLeftOut);

    /// <summary>[RegularExpression]: the first match of the pattern is the whole value. Empty text is admitted.</summary>
    public static ValueRule Pattern(string pattern) => PatternRule.Create(pattern);

    /// <summary>[AllowedValues]: one of these, and of the same type. Null is admitted where it is among them.</summary>
    public static ValueRule AllowedValues(params object?[] values) => new AllowedValuesRule(values);

    /// <summary>[Url]: text that begins with http://, https:// or ftp://, or an absolute Uri of such a scheme.</summary>
    public static ValueRule Url() => new UrlRule();

    /// <summary>A rule that cannot be read, and therefore refuses every value.</summary>
    /// <param name="reason">Why, as the end of a sentence.</param>
    public static ValueRule Unmeetable(string reason) => new UnmeetableRule(reason);

    /// <summary>The verdict.</summary>
    internal abstract bool Admits(object? value);

    /// <summary>The verdict, without boxing where the rule knows the type.</summary>
    internal bool Admits<T>(T value)
        where T : struct => this switch
        {
            IAdmits<T> typed => typed.Admits(value),
            EnumRangeRule range => range.AdmitsTyped(value),
            _ => Admits((object?)value),
        };

    /// <summary>What is wrong with a refused value and what to do, as one sentence without a full stop.</summary>
    /// <param name="shown">The value as <see cref="ShownValue"/> shows it.</param>
    internal abstract string Describe(string shown);
}
