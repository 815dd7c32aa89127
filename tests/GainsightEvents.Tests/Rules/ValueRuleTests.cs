using System.ComponentModel.DataAnnotations;
using GainsightEvents.Rules;
using GainsightEvents.Tests.Serialization;

namespace GainsightEvents.Tests.Rules;

public sealed class ValueRuleTests
{
    public static TheoryData<ValidationAttribute, ValueRule> Unreadable => new()
    {
        { new RangeAttribute(3, 1), ValueRule.Range(3, 1) },
        { new RangeAttribute(3, 3) { MinimumIsExclusive = true }, ValueRule.Range(3, 3, minimumIsExclusive: true) },
        { new RangeAttribute(1.5, 0.5), ValueRule.Range(1.5, 0.5) },
        { new RangeAttribute(typeof(decimal), "x", "1"), ValueRule.Range(typeof(decimal), "x", "1") },
        { new RangeAttribute(typeof(byte), "0", "300"), ValueRule.Range(typeof(byte), "0", "300") },
        { new RangeAttribute(typeof(DateOnly), "2024-02-30", "2025-01-01"), ValueRule.Range(typeof(DateOnly), "2024-02-30", "2025-01-01") },
        { new RangeAttribute(typeof(int), null!, "1"), ValueRule.Range(typeof(int), null!, "1") },
        { new RangeAttribute(typeof(Uri), "a", "b"), ValueRule.Range(typeof(Uri), "a", "b") },
        { new RangeAttribute(typeof(DayOfWeek), "Friday", "Monday"), ValueRule.Range(typeof(DayOfWeek), "Friday", "Monday") },
        { new RangeAttribute(typeof(DayOfWeek), "Monday", ""), ValueRule.Range(typeof(DayOfWeek), "Monday", "") },
        { new RangeAttribute(typeof(DayOfWeek), "Monday", "99999999999"), ValueRule.Range(typeof(DayOfWeek), "Monday", "99999999999") },
        { new StringLengthAttribute(-1), ValueRule.Length(0, -1) },
        { new StringLengthAttribute(1) { MinimumLength = 2 }, ValueRule.Length(2, 1) },
        { new RegularExpressionAttribute("("), ValueRule.Pattern("(") },
        { new RegularExpressionAttribute(""), ValueRule.Pattern("") },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void What_the_attribute_throws_at_refuses_every_value(ValidationAttribute attribute, ValueRule rule)
    {
        Assert.ThrowsAny<Exception>(() => attribute.IsValid("1"));
        Assert.IsType<UnmeetableRule>(rule);
        Assert.False(rule.Admits("1"));
        Assert.Contains("correct the attribute", rule.Describe("'1'"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_that_takes_too_long_is_undecided_and_refused()
    {
        var rule = Assert.IsType<PatternRule>(ValueRule.Pattern("^(a+)+$"));
        var endless = new string('a', 60) + "!";

        Assert.Null(rule.Matches(endless));
        Assert.False(rule.Admits(endless));
    }

    [Theory]
    [InlineData("i", "I", false)]
    [InlineData("(?i)i", "I", true)]
    [InlineData("(?i)ı", "I", false)]
    public void Turkish_changes_no_pattern(string pattern, string value, bool admitted)
    {
        using var scope = Cultures.Use("tr-TR");
        Assert.Equal(admitted, ValueRule.Pattern(pattern).Admits(value));
    }

    public static TheoryData<ValueRule, string> Sentences => new()
    {
        { ValueRule.Range(0, 1000), "X is outside the range 0 to 1000; set a value in it" },
        { ValueRule.Range(0.5, 1.5, true, true), "X is outside the range 0.5 (excluded) to 1.5 (excluded); set a value in it" },
        { ValueRule.Range(typeof(decimal), "0.10", "2"), "X is outside the range 0.10 to 2; set a value in it" },
        { ValueRule.Range(typeof(DateTime), "2024-01-01", "2024-12-31"), "X is outside the range 2024-01-01T00:00:00 to 2024-12-31T00:00:00; set a value in it" },
        { ValueRule.Length(0, 10), "X is longer than 10 characters; shorten it" },
        { ValueRule.Length(1, int.MaxValue), "X is shorter than 1 character; lengthen it" },
        { ValueRule.Length(3, 10), "X is not 3 to 10 characters long; change its length" },
        { ValueRule.Length(2, 2), "X is not 2 characters long; change its length" },
        { ValueRule.Items(0, 10), "X is longer than 10 items; shorten it" },
        { ValueRule.Items(1, int.MaxValue), "X is shorter than 1 item; lengthen it" },
        { ValueRule.Range(typeof(DayOfWeek), "1", "friday", true), "X is outside the range Monday (excluded) to Friday; set a value in it" },
        { ValueRule.Pattern("^[a-z]+$"), "X is not matched as a whole, within 100 ms, by the pattern '^[a-z]+$'; set a value of that form" },
        { ValueRule.AllowedValues("a", 1, null, true, 1.5, DayOfWeek.Friday), "X is none of the allowed values 'a', 1, null, true, 1.5, Friday; set one of them" },
        { ValueRule.Url(), "X does not begin with http://, https:// or ftp://; set an absolute URL" },
        { ValueRule.Unmeetable("why"), "X is refused by a constraint that no value meets: why; correct the attribute" },
    };

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_refusal_names_value_rule_and_remedy_in_every_culture(ValueRule rule, string sentence)
    {
        foreach (var culture in Cultures.All)
        {
            using (Cultures.Use(culture))
            {
                Assert.Equal(sentence, rule.Describe("X"));
            }
        }
    }

    [Fact]
    public void A_value_is_shown_on_one_line_and_cut()
    {
        Assert.Equal("'a b  c'", ShownValue.Of("a\nb\r\u2028c"));
        Assert.Equal("'" + new string('x', 64) + "…'", ShownValue.Of(new string('x', 65)));
        Assert.Equal("'" + new string('x', 63) + "😀…'", ShownValue.Of(new string('x', 63) + "😀😀"));
        Assert.Equal("null", ShownValue.Of(null));
        Assert.Equal("a collection of 1 item", ShownValue.Of(new ItemCount(1)));
        Assert.Equal("a collection of 0 items", ShownValue.Of(new ItemCount(0)));
        Assert.Equal("0.1", ShownValue.Of(0.1));
        Assert.Equal("2024-02-29T00:00:00Z", ShownValue.Of(new DateTime(2024, 2, 29, 0, 0, 0, DateTimeKind.Utc)));
        Assert.Equal("2024-02-29", ShownValue.Of(new DateOnly(2024, 2, 29)));
    }
}
