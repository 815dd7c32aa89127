using System.Globalization;
using System.Text;
using GainsightEvents.Serialization;

namespace GainsightEvents.Tests.Serialization;

public sealed class ShortDecimalTests
{
    // GAINSIGHT_LONG=1: 10 million values, about ten seconds.
    private static readonly int Count = RunLength.IsLong ? 10_000_000 : 200_000;

    [Fact]
    public void Random_doubles_of_every_kind_are_written_as_ToString_writes_them()
    {
        var random = new Random(20261121);
        var taken = 0;
        for (var i = 0; i < Count; i++)
        {
            taken += RequireSame(Next(random, i));
        }

        // A path that is never taken would pass any comparison.
        Assert.InRange(taken, Count / 4, Count);
    }

    [Fact]
    public void Values_at_the_edges_are_written_as_ToString_writes_them()
    {
        double[] edges =
        [
            0.0, -0.0, 1, -1, 0.1, 0.0001, 0.00009, 0.00011, 0.99995, 999_999_999_999_999, 1e15, 1e15 + 1, 123456.7891, 99999999999.9999, 100_000_000_000.5,
            0.000000001, 0.123456789, 999999.999999999, 1_000_000.000000001, 5e-324, double.MaxValue, double.MinValue, double.Epsilon, 1.005, 2.675, 0.1 + 0.2, 1e14 + 0.5,
        ];
        foreach (var edge in edges)
        {
            foreach (var value in new[] { edge, -edge, Math.BitIncrement(edge), Math.BitDecrement(edge) }.Where(double.IsFinite))
            {
                RequireSame(value);
            }
        }
    }

    [Fact]
    public void Random_decimals_are_written_as_ToString_writes_them()
    {
        var random = new Random(20261121);
        var destination = new byte[32];
        for (var i = 0; i < Count; i++)
        {
            var value = new decimal(random.Next() >> random.Next(31), i % 3 == 0 ? random.Next() : 0, i % 11 == 0 ? random.Next() : 0, i % 2 == 0, (byte)random.Next(29));
            var written = ShortDecimal.TryFormat(value, destination);
            if (written > 0)
            {
                Assert.Equal(value.ToString(CultureInfo.InvariantCulture), Encoding.ASCII.GetString(destination, 0, written));
            }
        }

        // The netstandard2.0 build has no way to a decimal's digits without an allocation, and leaves them to the platform.
        var expected = RuntimeBuildTests.RuntimeBuild == "netstandard2.0" ? 0 : 20;
        Assert.Equal(expected, ShortDecimal.TryFormat((decimal)ulong.MaxValue, destination));
    }

    private static double Next(Random random, int i) => (i % 5) switch
    {
        0 => Math.Round(random.NextDouble() * Math.Pow(10, random.Next(9)), random.Next(6)),
        1 => random.Next(-1_000_000_000, 1_000_000_000) / 100.0,
        2 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)) is var any && double.IsFinite(any) ? any : 0.5,
        3 => random.NextInt64(1_000_000_000_000_000) / Math.Pow(10, random.Next(16)),
        _ => random.NextDouble(),
    };

    private static int RequireSame(double value)
    {
        Span<byte> destination = stackalloc byte[32];
        var written = ShortDecimal.TryFormat(value, destination);
        if (written == 0)
        {
            return 0;
        }

        var actual = Encoding.ASCII.GetString(destination[..written]);
        if (actual != value.ToString("R", CultureInfo.InvariantCulture))
        {
            Assert.Fail($"{value:R} was written as {actual}.");
        }

        return 1;
    }
}
