using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GainsightEvents.Model;
using GainsightEvents.Rules;
using static GainsightEvents.Emulator.Tests.Judging.ConstrainedEvent;

namespace GainsightEvents.Emulator.Tests.Judging;

/// <summary>By a catalog the emulator says of each value what the attribute says, as the publisher does; its plan says no more than that.</summary>
public sealed class GuardAgreementTests
{
    private static readonly object?[] Numbers =
    [
        0, 1, 2, 10, 11, -1, 0L, 9007199254740992L, 9007199254740993L, long.MaxValue, (byte)0, (byte)10, ulong.MaxValue,
        0.0, 0.1, 0.5, 0.49999999999999994, 10.5, 10.499999999999998, -0.5, 1e300, 0.1f, 0.5f, 10.5f, 0.7f, 1.2345678f, 1e-30f, 33554432f, 1073741824f, float.MaxValue, 0.1m, 0.5m, 10.5m, 10.50m, 0.1000000000000000000000000001m, decimal.MaxValue,
    ];

    private static readonly object?[] Texts = ["", "a", "ab", "abc", "ABC", "😀", "😀😀", "é", "٣٣", "33", "a\nb", "0.5", "11", "http://x", "HTTPS://x", "ftp:/x"];

    private static readonly object?[] Times =
    [
        new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2024, 1, 1, 1, 0, 0, TimeSpan.FromHours(1)), new DateTimeOffset(2024, 1, 1, 1, 0, 0, TimeSpan.FromHours(2)),
        new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(1), new DateTimeOffset(2024, 12, 31, 0, 0, 0, TimeSpan.Zero).AddTicks(1), new DateOnly(2024, 1, 1), new DateOnly(2023, 12, 31), new TimeOnly(8, 0), new TimeOnly(7, 59, 59, 999),
        TimeSpan.FromHours(1), TimeSpan.FromHours(26), Guid.Empty, new Guid("00000000-0000-0000-0000-000000000001"), true, false,
    ];

    [Fact]
    public void Ranges_of_numbers() => Agree(
        Numbers.Concat(Texts),
        (new RangeAttribute(0, 10), ValueRule.Range(0, 10)),
        (new RangeAttribute(0, 10) { MinimumIsExclusive = true, MaximumIsExclusive = true }, ValueRule.Range(0, 10, true, true)),
        (new RangeAttribute(0.1, 10.5) { MinimumIsExclusive = true, MaximumIsExclusive = true }, ValueRule.Range(0.1, 10.5, true, true)),
        (new RangeAttribute(0.1, double.PositiveInfinity), ValueRule.Range(0.1, double.PositiveInfinity)),
        (Typed(typeof(decimal), "0.1", "10.50", exclusive: true), ValueRule.Range(typeof(decimal), "0.1", "10.50", true, true)),
        (Typed(typeof(float), "0.1", "10.5", exclusive: true), ValueRule.Range(typeof(float), "0.1", "10.5", true, true)),
        (Typed(typeof(float), "0", "33554432"), ValueRule.Range(typeof(float), "0", "33554432")),
        (Typed(typeof(float), "1e-30", "1.2345678"), ValueRule.Range(typeof(float), "1e-30", "1.2345678")),
        (new RangeAttribute(0.1, (double)0.7f), ValueRule.Range(0.1, (double)0.7f)),
        (new RangeAttribute((double)1073741824f, double.MaxValue), ValueRule.Range((double)1073741824f, double.MaxValue)),
        (new RangeAttribute(1073741824, int.MaxValue), ValueRule.Range(1073741824, int.MaxValue)),
        (Typed(typeof(long), "0", "9007199254740992"), ValueRule.Range(typeof(long), "0", "9007199254740992")));

    [Fact]
    public void Ranges_of_dates_and_times() => Agree(
        Times,
        (Typed(typeof(DateTimeOffset), "2024-01-01Z", "2024-12-31Z"), ValueRule.Range(typeof(DateTimeOffset), "2024-01-01Z", "2024-12-31Z")),
        (Typed(typeof(DateTimeOffset), "2024-01-01Z", "2024-12-31Z", exclusive: true), ValueRule.Range(typeof(DateTimeOffset), "2024-01-01Z", "2024-12-31Z", true, true)),
        (Typed(typeof(DateOnly), "2024-01-01", "2024-12-31"), ValueRule.Range(typeof(DateOnly), "2024-01-01", "2024-12-31")),
        (Typed(typeof(TimeOnly), "08:00", "18:00"), ValueRule.Range(typeof(TimeOnly), "08:00", "18:00")),
        (Typed(typeof(TimeSpan), "00:00", "1.02:00", exclusive: true), ValueRule.Range(typeof(TimeSpan), "00:00", "1.02:00", true, true)));

    [Fact]
    public void Lengths_patterns_and_urls_of_text() => Agree(
        Texts,
        (new StringLengthAttribute(3) { MinimumLength = 2 }, ValueRule.Length(2, 3)),
        (new MaxLengthAttribute(1), ValueRule.Length(0, 1)),
        (new RegularExpressionAttribute(@"\d+"), ValueRule.Pattern(@"\d+")),
        (new RegularExpressionAttribute(@"\w{2}"), ValueRule.Pattern(@"\w{2}")),
        (new RegularExpressionAttribute("a|ab"), ValueRule.Pattern("a|ab")),
        (new RegularExpressionAttribute("(?i)ABC"), ValueRule.Pattern("(?i)ABC")),
        (new UrlAttribute(), ValueRule.Url()));

    // Of the member's type, as the generator leaves them.
    [Fact]
    public void Allowed_values()
    {
        Agree(Texts, (new AllowedValuesAttribute("a", "ab", null), ValueRule.AllowedValues("a", "ab", null)));
        Agree(Numbers.Where(static value => value is int), (new AllowedValuesAttribute(1, 10), ValueRule.AllowedValues(1, 10)));
        Agree(Numbers.Where(static value => value is long), (new AllowedValuesAttribute(9007199254740993L), ValueRule.AllowedValues(9007199254740993L)));
        Agree(Numbers.Where(static value => value is float), (new AllowedValuesAttribute(0.1f), ValueRule.AllowedValues(0.1f)));
        object[] floats = [1.2345678f, 1e-30f, 33554432f, float.MaxValue];
        Agree(Numbers.Where(static value => value is float), (new AllowedValuesAttribute(floats), ValueRule.AllowedValues(floats)));
        Agree([true, false], (new AllowedValuesAttribute(true), ValueRule.AllowedValues(true)));
    }

    [Theory]
    [InlineData("[1,2]", true)]
    [InlineData("[1,2,3]", false)]
    [InlineData("[]", false)]
    [InlineData("[null]", true)]
    [InlineData("null", true)]
    public void Items(string json, bool isRight) =>
        Assert.Equal(isRight, OfNxt(Of(WireKind.Array, ValueRule.Items(1, 2)), $"{{\"m\":{json}}}").Count == 0);

    [Theory]
    [InlineData("""{"a":1}""", true, true)]
    [InlineData("""{"a":1,"b":2,"c":3}""", false, false)]
    [InlineData("{}", false, true)]
    public void Fields_of_which_some_may_be_left_out(string json, bool isRight, bool isRightWithSomeLeftOut)
    {
        Assert.Equal(isRight, OfNxt(Of(WireKind.Object, ValueRule.Items(1, 2)), $"{{\"m\":{json}}}").Count == 0);
        Assert.Equal(isRightWithSomeLeftOut, OfNxt(Of(WireKind.Object, ValueRule.Items(1, 2, someAreLeftOut: true)), $"{{\"m\":{json}}}").Count == 0);
    }

    [Fact]
    public void What_no_value_meets_and_a_null_that_is_not_allowed_is_refused()
    {
        Assert.Single(OfNxt(Of(WireKind.String, ValueRule.Unmeetable("why")), """{"m":"Friday"}"""));
        Assert.Equal(
            "Against its plan: /m must be one of \"a\", null, but is \"b\".",
            Assert.Single(OfNxt(Of(WireKind.String, ValueRule.AllowedValues("a"), typeof(string)), """{"m":"b"}""")));
        Assert.Equal(
            "Against its plan: /m would be refused by the publisher: null is none of the allowed values 'a'; set one of them.",
            Assert.Single(OfNxt(Of(WireKind.String, ValueRule.AllowedValues("a"), typeof(string)), """{"m":null}""")));
    }

    [Fact]
    public void A_member_that_is_left_out_is_not_asked_about() =>
        Assert.Empty(OfNxt(Of(WireKind.String, ValueRule.AllowedValues("a"), typeof(string)), "{}"));

    [Fact]
    public void An_id_that_is_a_number_is_judged_as_one_though_it_is_a_string()
    {
        var catalog = Of(new EventMember("M", "m", MemberRole.AccountId, WireKind.String) { Constraints = [ValueRule.Range(1, 9)], ValueType = typeof(int) });
        Assert.Empty(OfPx(catalog, """{"eventName":"E","accountId":"9"}"""));
        Assert.Equal(
            "Against its plan: /accountId would be refused by the publisher: 10 is outside the range 1 to 9; set a value in it.",
            Assert.Single(OfPx(catalog, """{"eventName":"E","accountId":"10"}""")));
    }

    [Fact]
    public void The_value_of_a_personal_member_is_not_repeated() => Assert.Equal(
        @"Against its plan: /attributes/m would be refused by the publisher: *** is not matched as a whole, within 100 ms, by the pattern '\w'; set a value of that form.",
        Assert.Single(OfPx(
            Of(new EventMember("M", "m", MemberRole.Attribute, WireKind.String) { Constraints = [ValueRule.Pattern(@"\w")], ValueType = typeof(string), Personal = true }),
            """{"eventName":"E","attributes":{"m":"Miller"}}""")));

    [Fact]
    public void Where_the_schema_has_said_it_the_rule_does_not_say_it_again() => Assert.Equal(
        ["Against its plan: /m must be at most 10, but is 11."],
        OfNxt(Of(WireKind.Integer, ValueRule.Range(0, 10), typeof(int)), """{"m":11}"""));

    private static RangeAttribute Typed(Type type, string minimum, string maximum, bool exclusive = false) => new(type, minimum, maximum)
    {
        MinimumIsExclusive = exclusive,
        MaximumIsExclusive = exclusive,
        ParseLimitsInInvariantCulture = true,
        ConvertValueInInvariantCulture = true,
    };

    private static void Agree(IEnumerable<object?> values, params (ValidationAttribute Attribute, ValueRule Rule)[] constraints)
    {
        foreach (var (attribute, rule) in constraints)
        {
            var verdicts = new int[2];
            foreach (var value in values)
            {
                var expected = VerdictOf(attribute, value);
                verdicts[expected ? 1 : 0]++;
                var (kind, json) = OnTheWire(value!);
                var (catalog, body) = (Of(kind, rule, value!.GetType()), new JsonObject { ["m"] = json }.ToJsonString());
                var found = OfNxt(catalog, body);
                Assert.True(expected == (found.Count == 0), $"{attribute} says {expected} of {value.GetType()} {json?.ToJsonString()}; the emulator: {string.Join(' ', found)}");

                // The plan alone may admit more, but never refuses what the attribute lets pass.
                Assert.True(!expected || ByPlan(catalog, body).Count == 0, $"{attribute} says {expected} of {value.GetType()} {json?.ToJsonString()}; the plan refuses it.");
            }

            Assert.All(verdicts, static count => Assert.NotEqual(0, count));
        }
    }

    private static bool VerdictOf(ValidationAttribute attribute, object? value)
    {
        try
        {
            return attribute.IsValid(value);
        }
        catch (Exception thrown) when (thrown is OverflowException or InvalidCastException or ArgumentException)
        {
            return false;
        }
    }

    private static (WireKind Kind, JsonNode? Json) OnTheWire(object value) => value switch
    {
        string or Guid or TimeSpan => (WireKind.String, Convert.ToString(value, CultureInfo.InvariantCulture)),
        DateOnly date => (WireKind.String, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        TimeOnly time => (WireKind.String, time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        DateTimeOffset time => (WireKind.DateTime, time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture)),
        bool => (WireKind.Boolean, JsonSerializer.SerializeToNode(value)),
        float or double or decimal => (WireKind.Number, JsonSerializer.SerializeToNode(value)),
        _ => (WireKind.Integer, JsonSerializer.SerializeToNode(value)),
    };
}
