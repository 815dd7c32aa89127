using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck.Fluent;
using GainsightEvents.Model;
using GainsightEvents.Rules;
using GainsightEvents.Serialization;
using GainsightEvents.Tests.Rules;

namespace GainsightEvents.Plans.Tests;

/// <summary>What a member's constraints come to in JSON Schema, and that it refuses nothing which they admit.</summary>
public sealed class ConstraintKeywordsTests
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<WireKind, ValueRule[], string> Members => new()
    {
        { WireKind.Integer, [ValueRule.Range(0, 10)], """{"minimum":0,"maximum":10}""" },
        { WireKind.Integer, [ValueRule.Range(0, 10, true, true)], """{"minimum":1,"maximum":9}""" },
        { WireKind.Integer, [ValueRule.Range(int.MinValue, int.MaxValue)], """{"minimum":-2147483648,"maximum":2147483647}""" },
        { WireKind.Number, [ValueRule.Range(0, 10)], """{"minimum":-0.5,"maximum":10.5}""" },
        { WireKind.String, [ValueRule.Range(0, 10)], "{}" },
        { WireKind.Number, [ValueRule.Range(0.5, double.PositiveInfinity, true)], """{"minimum":0.5}""" },
        { WireKind.Number, [ValueRule.Range(typeof(decimal), "0.10", "9.99")], """{"minimum":0.10,"maximum":9.99}""" },
        { WireKind.Integer, [ValueRule.Range(typeof(DateTime), "2024-01-01", "2024-12-31")], "{}" },
        { WireKind.DateTime, [ValueRule.Range(typeof(DateTime), "2024-01-01", "2024-12-31")], "{}" },
        { WireKind.String, [ValueRule.Length(3, 10), ValueRule.Length(0, 8), ValueRule.Length(1, int.MaxValue)], """{"minLength":2,"maxLength":8}""" },
        { WireKind.String, [ValueRule.AllowedValues("a", null)], """{"enum":["a",null]}""" },
        { WireKind.Integer, [ValueRule.AllowedValues(1, 2)], """{"enum":[1,2]}""" },
        { WireKind.String, [ValueRule.AllowedValues(DayOfWeek.Friday)], "{}" },
        { WireKind.Number, [ValueRule.AllowedValues(double.NaN)], "{}" },
        { WireKind.String, [ValueRule.Pattern("^[a-z]{2,3}$")], """{"pattern":"^(?:[a-z]{2,3})?$"}""" },
        { WireKind.String, [ValueRule.Pattern(@"\d+")], "{}" },
        { WireKind.Integer, [ValueRule.Pattern("1")], "{}" },
        { WireKind.String, [ValueRule.Url()], """{"pattern":"^(?:[Hh][Tt][Tt][Pp][Ss]?|[Ff][Tt][Pp])://"}""" },
        { WireKind.String, [ValueRule.Unmeetable("why")], "{}" },
        { WireKind.Array, [ValueRule.Items(2, 5)], """{"minItems":2,"maxItems":5}""" },
        { WireKind.Array, [ValueRule.Items(0, 5), ValueRule.Items(1, int.MaxValue)], """{"maxItems":5,"minItems":1}""" },
        { WireKind.Object, [ValueRule.Items(2, 5)], """{"minProperties":2,"maxProperties":5}""" },
        { WireKind.Object, [ValueRule.Items(2, 5, someAreLeftOut: true)], """{"maxProperties":5}""" },
        { WireKind.String, [ValueRule.Items(2, 5)], "{}" },
        { WireKind.String, [ValueRule.Range(typeof(DayOfWeek), "Monday", "Friday")], "{}" },
    };

    [Theory]
    [MemberData(nameof(Members))]
    public void Constraints_become_the_keywords_there_are(WireKind kind, ValueRule[] rules, string json)
    {
        var keywords = new Dictionary<string, object>();
        ConstraintKeywords.AddTo(keywords, new EventMember("M", "m", MemberRole.Attribute, kind) { Constraints = rules });
        Assert.Equal(
            json,
            JsonSerializer.Serialize(keywords, Readable));
    }

    [Fact]
    public void The_bounds_of_a_float_hold_its_digits_on_the_wire_though_they_are_not_its_value()
    {
        var keywords = new Dictionary<string, object>();
        ConstraintKeywords.AddTo(keywords, new("M", "m", MemberRole.Attribute, WireKind.Number)
        {
            Constraints = [ValueRule.Range((double)1073741824f, (double)1073741824f)],
            ValueType = typeof(float),
        });
        var written = JsonSerializer.Deserialize<double>(PlanValue.Write(1073741824f)!.ToJsonString());
        Assert.InRange(written, (double)keywords["minimum"], (double)keywords["maximum"]);
    }

    [Theory]
    [InlineData(33554432f)]
    [InlineData(1.2345678f)]
    [InlineData(1e-30f)]
    [InlineData(0.1f)]
    [InlineData(float.MaxValue)]
    [InlineData(-float.Epsilon)]
    public void A_float_is_in_the_plan_by_the_digits_it_has_on_the_wire(float value)
    {
        var writer = new EventWriter(new() { TypeName = "E", Px = new() { EventName = "E" }, Members = [] }, new byte[64], 0, new WriterSettings(Guid.Empty, 0, [], null, false));
        writer.WriteNumber(value, 0);
        Assert.Equal(System.Text.Encoding.UTF8.GetString(writer.Written), PlanValue.Write(value)!.ToJsonString());
    }

    [Theory]
    [InlineData("a|ab", "^(?:a|ab)?$")]
    [InlineData(@"^[A-Z0-9._%+-]+@[a-z-]+\.com$", @"^(?:[A-Z0-9._%+-]+@[a-z-]+\.com)?$")]
    [InlineData(@"(?:a|b)(c)*?\$", @"^(?:(?:a|b)(c)*?\$)?$")]
    [InlineData("a.b", null)]
    [InlineData(@"\w+", null)]
    [InlineData("[^a]", null)]
    [InlineData("[a-z-[aeiou]]", null)]
    [InlineData("(?i)a", null)]
    [InlineData("(?<name>a)", null)]
    [InlineData("a{", null)]
    [InlineData("é", null)]
    [InlineData("a$b", null)]
    [InlineData(@"(a)\1", null)]
    public void A_pattern_that_both_dialects_read_alike_is_translated(string pattern, string? translated) =>
        Assert.Equal(translated, EcmaSubset.Translate(pattern));

    // .NET's ECMAScript mode stands in for the other dialect.
    [Fact]
    public void A_translated_pattern_finds_whatever_the_rule_admits()
    {
        string[] patterns = ["a|ab", "^[a-c]{2,3}$", "[A-Z0-9._%+-]+", "(?:a|b)*c?", "x?", "^a|b$", @"a\$"];
        foreach (var value in SampleValues.Any.Where(static value => value is string).Sample(5000).Cast<string>().Concat(["ab", "b", "a$", "abc", "A.1"]))
        {
            foreach (var pattern in patterns)
            {
                if (ValueRule.Pattern(pattern).Admits(value))
                {
                    Assert.Matches(new Regex(EcmaSubset.Translate(pattern)!, RegexOptions.ECMAScript), value);
                }
            }
        }
    }
}
