using FsCheck;
using FsCheck.Fluent;

namespace GainsightEvents.Tests.Serialization;

/// <summary>Generates events with hostile texts, extreme numbers, and nothing where nothing may be.</summary>
internal static class RandomEvents
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Of<string>().Select(text => text ?? ""),
        Gen.Elements("", "\"\\\"", "\0\u0001\u001f\u007f", "åäö", "日本語", "🚀 \" 🚀", "\ud800", "a\udc00b", "\u2028", "</script>", "a text longer than sixteen characters"));

    // A key is a name, and half of a surrogate pair has no form in one.
    private static readonly Gen<string> Keys = Texts.Select(text => string.Concat(text.Where(character => !char.IsSurrogate(character))));

    private static readonly Gen<double> Reals = Gen.OneOf(
        Of<double>().Where(double.IsFinite),
        Of<int>().Select(number => number / 100.0),
        Gen.Elements(0.0, -0.0, double.MaxValue, double.Epsilon, 0.1 + 0.2, 1e15, 1e-5));

    private static readonly Gen<RandomItem> Items =
        from name in Texts
        from price in Of<decimal?>()
        from spans in Of<TimeSpan>().ListOf()
        select new RandomItem(name, price, [.. spans]);

    public static Arbitrary<RandomEvent> All { get; } = (
        from userId in Of<Guid>().Where(id => id != Guid.Empty)
        from text in Texts
        from optional in Texts.OrNull()
        from flag in Of<bool>()
        from whole in Gen.OneOf(Of<int>(), Gen.Elements(int.MinValue, int.MaxValue))
        from number in Gen.OneOf(Of<long?>(), Gen.Elements<long?>(long.MinValue, long.MaxValue))
        from natural in Gen.OneOf(Of<ulong>(), Gen.Constant(ulong.MaxValue))
        from real in Reals
        from ratio in Of<float>().Where(float.IsFinite)
        from money in Gen.OneOf(Of<decimal>(), Gen.Elements(decimal.MaxValue, decimal.MinValue, 0.00m, -1.50m, 0.0000000000000000000000000001m))
        from at in Of<DateTimeOffset>()
        from kind in Gen.Elements(RandomKind.None, RandomKind.Small, RandomKind.Large)
        from numbers in Of<int?>().ArrayOf()
        from grid in Texts.ListOf().ListOf()
        from keys in Keys.ListOf()
        from item in Items.OrNull()
        from items in Items.ArrayOf()
        select new RandomEvent
        {
            UserId = userId,
            Text = text,
            Optional = optional,
            Flag = flag,
            Whole = whole,
            Distance = number,
            Natural = natural,
            Real = real,
            Ratio = ratio,
            Money = money,
            At = at,
            Kind = kind,
            Numbers = numbers,
            Grid = [.. grid.Select(row => row.ToList())],
            Map = keys.Distinct().ToDictionary(key => key, key => key.Length / 10.0),
            Item = item,
            Items = items,
        }).ToArbitrary();

    private static Gen<T> Of<T>() => ArbMap.Default.GeneratorFor<T>();
}
