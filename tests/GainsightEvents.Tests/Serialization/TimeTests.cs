using System.Globalization;

namespace GainsightEvents.Tests.Serialization;

public sealed class TimeTests
{
    public static TheoryData<string, string> Times => new()
    {
        { "2024-06-06T16:00:00.0000000+00:00", "2024-06-06T16:00:00Z" },
        { "2024-06-06T16:00:00.1000000+02:00", "2024-06-06T14:00:00.1Z" },
        { "0001-01-01T00:00:00.0000000+00:00", "0001-01-01T00:00:00Z" },
        { "9999-12-31T23:59:59.9999999+00:00", "9999-12-31T23:59:59.9999999Z" },
        { "2024-02-29T00:00:00.0001200-11:30", "2024-02-29T11:30:00.00012Z" },
    };

    [Theory]
    [MemberData(nameof(Times))]
    public void A_time_is_written_in_UTC_whatever_the_culture(string time, string expected)
    {
        var value = DateTimeOffset.ParseExact(time, "O", CultureInfo.InvariantCulture);
        foreach (var culture in Cultures.All)
        {
            using (Cultures.Use(culture))
            {
                Assert.Equal($"\"{expected}\"", TestWriter.Write((ref writer) => writer.WriteDateTime(value)));
                Assert.Equal($"\"{expected}\"", TestWriter.Write((ref writer) => writer.WriteDateTime(value.UtcDateTime)));
                Assert.Equal(
                    $"\"{expected}\"",
                    TestWriter.Write((ref writer) => writer.WriteDateTime(DateTime.SpecifyKind(value.UtcDateTime, DateTimeKind.Unspecified))));
            }
        }
    }

    [Theory]
    [InlineData("00:00:00", "00:00:00")]
    [InlineData("23:59:59.9999999", "23:59:59.9999999")]
    [InlineData("07:08:09.0100000", "07:08:09.01")]
    public void A_time_of_day_has_no_trailing_zeros(string time, string expected) =>
        Assert.Equal(
            $"\"{expected}\"",
            TestWriter.Write((ref writer) => writer.WriteTimeOfDay(TimeSpan.Parse(time, CultureInfo.InvariantCulture).Ticks)));

    [Theory]
    [InlineData("00:00:00")]
    [InlineData("-10675199.02:48:05.4775808")]
    [InlineData("1.02:03:04.5000000")]
    public void A_duration_is_written_in_the_constant_format(string duration) =>
        Assert.Equal(
            $"\"{duration}\"",
            TestWriter.Write((ref writer) => writer.WriteTimeSpan(TimeSpan.ParseExact(duration, "c", CultureInfo.InvariantCulture))));

    [Fact]
    public void A_date_has_four_digits_of_year() =>
        Assert.Equal("\"0009-01-02\"", TestWriter.Write((ref writer) => writer.WriteDate(9, 1, 2)));

    [Fact]
    public void The_envelope_s_date_is_in_epoch_milliseconds()
    {
        var date = new DateTimeOffset(2024, 6, 6, 16, 0, 0, TimeSpan.Zero);

        Assert.Equal(",\"date\":1717689600000", TestWriter.Write((ref writer) => writer.WriteEventDate(date)));
        Assert.Equal(",\"date\":1717689600000", TestWriter.Write((ref writer) => writer.WriteEventDate((DateTime?)date.UtcDateTime)));
        Assert.Equal(",\"date\":-62135596800000", TestWriter.Write((ref writer) => writer.WriteEventDate(DateTimeOffset.MinValue)));
    }

    [Fact]
    public void Without_a_date_the_time_of_Publish_is_written() =>
        Assert.Equal(",\"date\":1717689600000", TestWriter.Write((ref writer) => writer.WriteEventDate((DateTimeOffset?)null)));
}
