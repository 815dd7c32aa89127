namespace GainsightEvents.Rules;

/// <summary>[Range(typeof(DayOfWeek), "Monday", "Friday")]: compares values of that enum, and text that names one.</summary>
internal sealed class EnumRangeRule(Type type, Bounds<EnumOperand> bounds) : ValueRule
{
    public static ValueRule Create(Type type, string minimum, string maximum, bool minimumIsExclusive, bool maximumIsExclusive)
    {
        if (Read(type, minimum) is not { } least || Read(type, maximum) is not { } most)
        {
            return new UnmeetableRule($"its bounds '{minimum}' and '{maximum}' are not both of type {type.Name}");
        }

        var bounds = new Bounds<EnumOperand>(new(least), new(most), minimumIsExclusive, maximumIsExclusive);
        return bounds.Flaw is null ? new EnumRangeRule(type, bounds) : new UnmeetableRule($"its range {minimum} to {maximum} holds no value");
    }

    /// <summary>The verdict, without boxing a value of that enum.</summary>
    public bool AdmitsTyped<T>(T value)
        where T : struct =>
        typeof(T) == type ? bounds.Contain(bounds.Minimum.CompareTo(value), bounds.Maximum.CompareTo(value)) : Admits((object)value);

    internal override bool Admits(object? value) => value switch
    {
        null or "" => true,
        Enum typed when typed.GetType() == type => bounds.Contain(new(typed)),
        string text => Read(type, text) is { } named && bounds.Contain(new(named)),
        _ => false,
    };

    internal override string Describe(string shown) => bounds.Describe(shown);

    // As the enum's type converter does: names in any case and numbers, several of them with commas between.
    private static Enum? Read(Type type, string text)
    {
        try
        {
            var bits = 0UL;
            foreach (var part in text.Split(','))
            {
                bits |= EnumBits.Of(Enum.Parse(type, part, ignoreCase: true));
            }

            return (Enum)Enum.ToObject(type, bits);
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or OverflowException)
        {
            return null;
        }
    }
}
