using System.Globalization;

namespace GainsightEvents.Tests.Serialization;

public sealed class NumberTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    [InlineData(1717689600000)]
    public void An_integer_is_read_back_as_it_was(long value) =>
        Assert.Equal(value, TestWriter.Read(TestWriter.Write((ref writer) => writer.WriteNumber(value))).GetInt64());

    [Fact]
    public void The_largest_unsigned_integer_is_read_back_as_it_was() =>
        Assert.Equal(ulong.MaxValue, TestWriter.Read(TestWriter.Write((ref writer) => writer.WriteNumber(ulong.MaxValue))).GetUInt64());

    [Theory]
    [InlineData(0.1)]
    [InlineData(-0.0)]
    [InlineData(1e21)]
    [InlineData(5e-324)]
    [InlineData(double.MaxValue)]
    [InlineData(9007199254740993.0)]
    [InlineData(123456.789)]
    [InlineData(2.2250738585072014E-308)]
    [InlineData(0.84551240822557006)]
    public void A_double_is_read_back_bit_by_bit(double value)
    {
        foreach (var culture in Cultures.All)
        {
            using (Cultures.Use(culture))
            {
                var read = TestWriter.Read(TestWriter.Write((ref writer) => writer.WriteNumber(value, 1))).GetDouble();
                Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(read));
            }
        }
    }

    [Theory]
    [InlineData(0.1f)]
    [InlineData(float.MaxValue)]
    [InlineData(float.Epsilon)]
    [InlineData(16777217f)]
    public void A_float_is_read_back_bit_by_bit(float value)
    {
        foreach (var culture in Cultures.All)
        {
            using (Cultures.Use(culture))
            {
                Assert.Equal(value, TestWriter.Read(TestWriter.Write((ref writer) => writer.WriteNumber(value, 1))).GetSingle());
            }
        }
    }

    [Theory]
    [InlineData("99.90")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-1.50")]
    public void A_decimal_keeps_its_scale(string digits)
    {
        var value = decimal.Parse(digits, CultureInfo.InvariantCulture);
        foreach (var culture in Cultures.All)
        {
            using (Cultures.Use(culture))
            {
                Assert.Equal(digits, TestWriter.Write((ref writer) => writer.WriteNumber(value)));
            }
        }
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void A_number_that_is_none_is_refused_and_the_body_stays_readable(double value, string shown)
    {
        var (json, violations) = TestWriter.WriteGuarded((ref writer) => writer.WriteNumber(value, 1));

        Assert.Equal("null", json);
        var violation = Assert.Single(violations);
        Assert.Equal("Amount", violation.Member);
        Assert.StartsWith(shown, violation.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void A_personal_value_is_masked_in_its_refusal()
    {
        var (_, violations) = TestWriter.WriteGuarded((ref writer) => writer.WriteUndefinedEnum(4711L, 2));

        Assert.DoesNotContain("4711", Assert.Single(violations).ToString(), StringComparison.Ordinal);
    }
}
