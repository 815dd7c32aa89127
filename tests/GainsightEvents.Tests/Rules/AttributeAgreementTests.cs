using System.ComponentModel.DataAnnotations;
using FsCheck;
using FsCheck.Fluent;
using GainsightEvents.Rules;
using GainsightEvents.Tests.Serialization;

namespace GainsightEvents.Tests.Rules;

/// <summary>Each rule against the attribute it stands for, on random constraints and values, in each culture.</summary>
public sealed class AttributeAgreementTests
{
    private const int Samples = 4000;

    public static TheoryData<string> AllCultures => [.. Cultures.All];

    [Theory]
    [MemberData(nameof(AllCultures))]
    public void A_range_of_int(string culture) => Agree(culture,
        from bounds in Range(SampleValues.Small)
        select Pair(
            new RangeAttribute(bounds.Minimum, bounds.Maximum) { MinimumIsExclusive = bounds.NoMinimum, MaximumIsExclusive = bounds.NoMaximum },
            ValueRule.Range(bounds.Minimum, bounds.Maximum, bounds.NoMinimum, bounds.NoMaximum)));

    [Theory]
    [MemberData(nameof(AllCultures))]
    public void A_range_of_all_ints(string culture) => Agree(culture, Gen.Constant(Pair(
        new RangeAttribute(int.MinValue, int.MaxValue), ValueRule.Range(int.MinValue, int.MaxValue))));

    [Theory]
    [MemberData(nameof(AllCultures))]
    public void A_range_of_double(string culture) => Agree(culture,
        from bounds in Range(Gen.OneOf(
            SampleValues.Small.Select(static number => number / 4.0),
            Gen.Elements(0.1, -0.0, double.NaN, double.NegativeInfinity, double.PositiveInfinity, double.MaxValue, double.Epsilon)))
        select Pair(
            new RangeAttribute(bounds.Minimum, bounds.Maximum) { MinimumIsExclusive = bounds.NoMinimum, MaximumIsExclusive = bounds.NoMaximum },
            ValueRule.Range(bounds.Minimum, bounds.Maximum, bounds.NoMinimum, bounds.NoMaximum)));

    [Theory]
    [MemberData(nameof(AllCultures))]
    public void A_range_of_a_type_named(string culture) => Agree(culture,
        from operand in Gen.Elements(
            (typeof(decimal), "0.1", "99.99"), (typeof(decimal), "1e-2", " 0.1 "), (typeof(double), "-1.5", "1e2"), (typeof(float), "0.1", "9.5"),
            (typeof(int), "-3", "0x10"), (typeof(long), "5", "9999999999"), (typeof(byte), "0", "#1F"), (typeof(sbyte), "-3", "&h7"), (typeof(ulong), "0", "7"),
            (typeof(short), "-9", "9"), (typeof(ushort), "1", "9"), (typeof(uint), "1", "7"), (typeof(bool), "false", "True"),
            (typeof(DateTime), "2024-01-01", "2024-12-31T23:59:59"), (typeof(DateTimeOffset), "2024-01-01T00:00:00+00:00", "2024-02-29T00:00:00Z"),
#if !NETSTANDARD_BUILD
            // The netstandard2.0 build knows neither type, and refuses such a range by name.
            (typeof(DateOnly), "2024-02-29", "12/31/2024"), (typeof(TimeOnly), "08:00", "18:30:00"),
#endif
            (typeof(TimeSpan), "00:00:00", "1.02:03:04"),
            (typeof(Guid), "00000000-0000-0000-0000-000000000000", "{00000000-0000-0000-0000-000000000001}"))
        from noMinimum in SampleValues.Flag
        from noMaximum in SampleValues.Flag
        select Pair(
            new RangeAttribute(operand.Item1, operand.Item2, operand.Item3)
            {
                MinimumIsExclusive = noMinimum,
                MaximumIsExclusive = noMaximum,
                ParseLimitsInInvariantCulture = true,
                ConvertValueInInvariantCulture = true,
            },
            ValueRule.Range(operand.Item1, operand.Item2, operand.Item3, noMinimum, noMaximum)));

    [Theory]
    [MemberData(nameof(AllCultures))]
    public void A_range_of_an_enum(string culture) => Agree(culture,
        from operand in Gen.Elements(
            (typeof(DayOfWeek), "Monday", "Friday"), (typeof(DayOfWeek), "monday", " 5 "), (typeof(DayOfWeek), "-1", "Tuesday"), (typeof(DayOfWeek), "2", "Friday, Saturday"),
            (typeof(StringComparison), "Ordinal", "OrdinalIgnoreCase"), (typeof(Wide), "one", "MOST"), (typeof(Narrow), "Least", "None"), (typeof(Narrow), "0", "twin"), (typeof(DayOfWeek), "1", "Monday,4"))
        from noMinimum in SampleValues.Flag
        from noMaximum in SampleValues.Flag
        select Pair(
            new RangeAttribute(operand.Item1, operand.Item2, operand.Item3)
            {
                MinimumIsExclusive = noMinimum,
                MaximumIsExclusive = noMaximum,
                ParseLimitsInInvariantCulture = true,
                ConvertValueInInvariantCulture = true,
            },
            ValueRule.Range(operand.Item1, operand.Item2, operand.Item3, noMinimum, noMaximum)),
        values: SampleValues.Enums);

    [Theory]
    [MemberData(nameof(AllCultures))]
    public void A_range_of_numbers_of_an_enum(string culture) => Agree(culture,
        from bounds in Range(SampleValues.Small)
        from isWhole in SampleValues.Flag
        select isWhole
            ? Pair(
                new RangeAttribute(bounds.Minimum, bounds.Maximum) { MinimumIsExclusive = bounds.NoMinimum, MaximumIsExclusive = bounds.NoMaximum },
                ValueRule.Range(bounds.Minimum, bounds.Maximum, bounds.NoMinimum, bounds.NoMaximum))
            : Pair(
                new RangeAttribute(bounds.Minimum - 0.5, bounds.Maximum + 0.5) { MinimumIsExclusive = bounds.NoMinimum, MaximumIsExclusive = bounds.NoMaximum },
                ValueRule.Range(bounds.Minimum - 0.5, bounds.Maximum + 0.5, bounds.NoMinimum, bounds.NoMaximum)),
        values: SampleValues.Enums);

    [Theory]
    [MemberData(nameof(AllCultures))]
    public void A_count_of_items(string culture) => Agree(culture,
        from length in Gen.Choose(0, 5)
        from isLeast in SampleValues.Flag
        select isLeast
            ? Pair(new MinLengthAttribute(length), ValueRule.Items(length, int.MaxValue))
            : Pair(new MaxLengthAttribute(length + 1), ValueRule.Items(0, length + 1)),
        values: SampleValues.Collections);

    [Theory]
    [MemberData(nameof(AllCultures))]
    public void A_string_length(string culture) => Agree(culture,
        from minimum in SampleValues.Small
        from more in Gen.Choose(0, 12)
        where minimum + more >= 0
        select Pair(new StringLengthAttribute(minimum + more) { MinimumLength = minimum }, ValueRule.Length(minimum, minimum + more)),
        static value => value is null or string);

    [Theory]
    [MemberData(nameof(AllCultures))]
    public void A_largest_length(string culture) => Agree(culture,
        Gen.Choose(1, 12).Select(static length => Pair(new MaxLengthAttribute(length), ValueRule.Length(0, length))));

    [Theory]
    [MemberData(nameof(AllCultures))]
    public void A_least_length(string culture) => Agree(culture,
        Gen.Choose(0, 12).Select(static length => Pair(new MinLengthAttribute(length), ValueRule.Length(length, int.MaxValue))));

    // A value other than text is shown to the pattern as the current culture writes it by the attribute, and as the invariant one by the rule.
    [Theory]
    [MemberData(nameof(AllCultures))]
    public void A_pattern(string culture) => Agree(culture,
        from pattern in Gen.Elements("a|ab", "ab|a", "^a$", "[a-z]+", "[A-Z]{2,3}", ".*", ".{2}", @"\d+", @"\w*", "a?", "(?=a)", @"\p{L}+", "^(http|ftp)s?://.*", "\\s", "i", "İ", "^$")
        select Pair(new RegularExpressionAttribute(pattern), ValueRule.Pattern(pattern)),
        static value => value is null or string or Guid or Uri or bool);

    [Theory]
    [MemberData(nameof(AllCultures))]
    public void Allowed_values(string culture) => Agree(culture,
        from allowed in Gen.ArrayOf(SampleValues.Any.Where(static value => value is null or string or int or long or double or bool or DayOfWeek))
        select Pair(new AllowedValuesAttribute(allowed), ValueRule.AllowedValues(allowed)));

    [Theory]
    [MemberData(nameof(AllCultures))]
    public void A_url(string culture) => Agree(
        culture,
        Gen.Constant(Pair(new UrlAttribute(), ValueRule.Url())),

        // Before .NET 9 the attribute refuses every Uri, whatever it holds.
        static value => value is not Uri || Environment.Version.Major >= 9);

    private static (ValidationAttribute Attribute, ValueRule Rule) Pair(ValidationAttribute attribute, ValueRule rule) => (attribute, rule);

    // Only what the attribute takes: it throws where nothing can lie between its bounds.
    private static Gen<(T Minimum, T Maximum, bool NoMinimum, bool NoMaximum)> Range<T>(Gen<T> bound)
        where T : IComparable<T> =>
        from minimum in bound
        from maximum in bound
        from noMinimum in SampleValues.Flag
        from noMaximum in SampleValues.Flag
        let order = minimum.CompareTo(maximum)
        where order < 0 || (order == 0 && !noMinimum && !noMaximum)
        select (minimum, maximum, noMinimum, noMaximum);

    private static void Agree(string culture, Gen<(ValidationAttribute Attribute, ValueRule Rule)> pairs, Func<object?, bool>? only = null, Gen<object?>? values = null)
    {
        using var scope = Cultures.Use(culture);
        var verdicts = new int[2];
        var cases =
            from pair in pairs
            from value in (values ?? SampleValues.Any).Where(only ?? (static _ => true))
            select (pair.Attribute, pair.Rule, value);

        // Sampled here rather than by FsCheck's runner, which may use other threads, and with them another culture.
        foreach (var (attribute, rule, value) in cases.Sample(Samples))
        {
            var expected = AttributeVerdict.Of(attribute, value);
            verdicts[expected ? 1 : 0]++;
            if (expected != AttributeVerdict.Untyped(rule, value) || expected != AttributeVerdict.Typed(rule, value))
            {
                Assert.Fail($"{attribute} says {expected} of {value?.GetType()} {ShownValue.Of(value)}; {rule.Describe("X")}");
            }
        }

        // Both verdicts have been compared; the rarest is one value in a hundred.
        Assert.All(verdicts, static count => Assert.True(count > 5));
    }
}
