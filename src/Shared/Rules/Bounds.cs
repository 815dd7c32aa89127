namespace GainsightEvents.Rules;

/// <summary>Two bounds, each inside the range or not.</summary>
internal readonly struct Bounds<T>(T minimum, T maximum, bool minimumIsExclusive, bool maximumIsExclusive)
    where T : IComparable<T>
{
    public T Minimum { get; } = minimum;

    public T Maximum { get; } = maximum;

    public bool MinimumIsExclusive { get; } = minimumIsExclusive;

    public bool MaximumIsExclusive { get; } = maximumIsExclusive;

    /// <summary>Why nothing can lie between, in the cases in which [Range] throws.</summary>
    public string? Flaw => Minimum.CompareTo(Maximum) switch
    {
        > 0 => "the minimum is above the maximum",
        0 when MinimumIsExclusive || MaximumIsExclusive => "the only value is excluded",
        _ => null,
    };

    // As [Range] does it: with NaN the order of the operands matters.
    public bool Contain(T value) =>
        (MinimumIsExclusive ? Minimum.CompareTo(value) < 0 : Minimum.CompareTo(value) <= 0)
        && (MaximumIsExclusive ? Maximum.CompareTo(value) > 0 : Maximum.CompareTo(value) >= 0);

    /// <summary>The same of a value that has been compared already: how the minimum compares to it, and the maximum.</summary>
    public bool Contain(int minimum, int maximum) =>
        (MinimumIsExclusive ? minimum < 0 : minimum <= 0) && (MaximumIsExclusive ? maximum > 0 : maximum >= 0);

    public string Describe(string shown) =>
        $"{shown} is outside the range {ShownValue.Plain(Minimum)}{(MinimumIsExclusive ? " (excluded)" : "")} to "
        + $"{ShownValue.Plain(Maximum)}{(MaximumIsExclusive ? " (excluded)" : "")}; set a value in it";
}
