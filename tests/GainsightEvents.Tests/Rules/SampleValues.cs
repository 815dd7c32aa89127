using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using FsCheck;
using FsCheck.Fluent;

namespace GainsightEvents.Tests.Rules;

/// <summary>Values of every type a member can have, thick where the rules have their edges.</summary>
internal static class SampleValues
{
    private static readonly string?[] Texts =
    [
        null, "", " ", "\t", "5", " 5 ", "-3", "+7", "1,000", "1.5", "1,5", "1e2", "0x10", "#1F", "&hA", "٣", "−4", "NaN", "∞", "Infinity", "99999999999", "(5)",
        "abc", "ABC", "a\n", "ab", "a|b", "İ", "ı", "i", "I", "straße", "e\u0301", "😀", "😀😀", "\ud800", "aaaaaaaaaa",
        "http://", "https://x.example/?q=1", "HTTPS://X", "ftp://a", "FTP:/a", "http:/x", " http://x", "mailto:a@b", "//x", "hİttp://", "//host/http://",
        "true", "False", "2024-02-29", "2024-02-29T12:00:00Z", "29.02.2024", "02/29/2024", "12:30", "1.02:03:04", "00000000-0000-0000-0000-000000000000",
    ];

    private static readonly object?[] Others =
    [
        null, true, false, 'a', (byte)3, (sbyte)-3, (short)9, (ushort)9, 7u, ulong.MaxValue, Guid.Empty, DayOfWeek.Friday, StringComparison.Ordinal,
        TimeSpan.Zero, TimeSpan.FromHours(26), new DateOnly(2024, 2, 29), new DateOnly(1445, 8, 19), new TimeOnly(12, 30), TimeOnly.MinValue,
        new Uri("https://example.org"), new Uri("HTTP://example.org"), new Uri("ftps://example.org"), new Uri("/path", UriKind.Relative), new int[3], new List<string> { "a" },
        int.MinValue, int.MaxValue, long.MaxValue, 2147483647.5, 2147483647.4, -2147483648.5, -2147483648.6, 2147483647.5m, 10.5, 10.4, 10.5m, -0.5, 0.5, 9.5f, 0.1f, 0.1, 0.1m,
        0.10000000000000000000000001m, double.NaN, double.PositiveInfinity, float.NaN, float.MaxValue, decimal.MaxValue, -0.0, double.Epsilon,
        new DateTime(2024, 2, 29, 0, 0, 0, DateTimeKind.Utc), new DateTime(2024, 2, 29), DateTime.MaxValue,
        new DateTimeOffset(2024, 2, 29, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2024, 2, 28, 23, 0, 0, TimeSpan.FromHours(-1)), DateTimeOffset.MinValue,
    ];

    public static Gen<object?> Any { get; } = Gen.OneOf(
        Gen.Elements(Texts).Select(static text => (object?)text),
        Gen.Elements(Texts).Select(static text => (object?)text),
        Gen.Elements(Others),
        ArbMap.Default.GeneratorFor<string>().Select(static text => (object?)text),
        Small.Select(static number => (object?)number),
        Small.Select(static number => (object?)(long)number),
        Small.Select(static number => (object?)(number / 4.0)),
        Small.Select(static number => (object?)(number / 4.0m)),
        ArbMap.Default.GeneratorFor<double>().Select(static number => (object?)number),
        ArbMap.Default.GeneratorFor<long>().Select(static number => (object?)number),
        ArbMap.Default.GeneratorFor<decimal>().Select(static number => (object?)number),
        ArbMap.Default.GeneratorFor<DateTime>().Select(static date => (object?)date));

    /// <summary>Values of enums, defined and not, and what else meets a range of one.</summary>
    public static Gen<object?> Enums { get; } = Gen.OneOf(
        Gen.Choose(-2, 8).Select(static number => (object?)(DayOfWeek)number),
        Gen.Choose(-2, 8).Select(static number => (object?)(StringComparison)number),
        Gen.Elements<object?>(Wide.None, Wide.One, Wide.Most, (Wide)2, Narrow.Least, Narrow.None, Narrow.TWIN, (Narrow)7, null, 3, 3L, "Tuesday", "tuesday", "Monday, Tuesday", " Monday ,2", "1,2", "Monday,", "3", "+3", "-1", "x", "", "Ordinal", "None",
            "one,most", "least, 1", "twin", "TWIN"));

    /// <summary>Collections that are counted in each of the ways there are, and sequences that are not.</summary>
    public static Gen<object?> Collections { get; } =
        from length in Gen.Choose(0, 7)
        let items = Enumerable.Range(0, length).ToArray()
        from collection in Gen.Elements<object?>(
            items, items.ToList(), new HashSet<int>(items), new SortedSet<int>(items), new Queue<int>(items), new Stack<int>(items), new LinkedList<int>(items),
            items.ToImmutableArray(), items.ToImmutableList(), items.ToFrozenSet(), new ArraySegment<int>(items), new ReadOnlyCollection<int>(items), new Counted(items),
            items.Where(static item => item < 3), null)
        select collection;

    public static Gen<int> Small => Gen.Choose(-12, 12);

    public static Gen<bool> Flag => Gen.Elements(false, true);
}

/// <summary>An enum whose values a long cannot hold.</summary>
internal enum Wide : ulong { None, One, Most = ulong.MaxValue }

/// <summary>An enum with values below zero, and names that differ only by case.</summary>
internal enum Narrow : sbyte { Least = -128, None = 0, twin = -1, Twin = 9, TWIN = 3 }

/// <summary>A collection of an interface that says no more than the count.</summary>
internal sealed class Counted(int[] items) : IReadOnlyCollection<int>
{
    public int Count => items.Length;

    public IEnumerator<int> GetEnumerator() => items.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
