using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

/// <summary>That the rules are right is shown beside them; here it is that each attribute becomes its rule, and that the guard asks it.</summary>
public sealed class ConstraintTests
{
    private const string DataAnnotations = "System.ComponentModel.DataAnnotations.";

    [Fact]
    public void The_values_of_constrained_members_are_checked_before_they_are_written() => Event("""
        [AllowedValues("Reporting", "Admin")] public string? Category { get; init; }
        [Range(0, 1_000)] public int? Value { get; init; }
        [Range(0.5, 1.5, MaximumIsExclusive = true)] public required double Ratio { get; init; }
        [Range(typeof(decimal), "0.01", "99.99")] public decimal Price { get; init; } = 1;
        [Personal, StringLength(40, MinimumLength = 3), RegularExpression("[a-z]+@[a-z.]+")] public string Email { get; init; } = "a@b.example";
        [JsonIgnore(Condition = JsonIgnoreCondition.Never), AllowedValues(null, Plan.Paid)] public Plan? Tier { get; init; }
        [Url] public string? Page { get; init; }
        [AccountId, MaxLength(8)] public string? Account { get; init; }
        public string? Unconstrained { get; init; }
        """, "public enum Plan { Free, Paid }")
        .Generate()
        .Matches("Opened")
        .WritesAttributes(
            """new Opened { Ratio = 1, Category = "Admin", Value = 1000, Page = "https://x.example", Account = "12345678" }""",
            """{ "category": "Admin", "value": 1000, "ratio": 1, "price": 1, "email": "a@b.example", "tier": null, "page": "https://x.example" }""")
        .WritesAttributes("""new Opened { Ratio = 0.5 }""", """{ "ratio": 0.5, "price": 1, "email": "a@b.example", "tier": null }""")
        .Refuses(
            """
            new Opened
            {
                Category = "admin", Value = 1001, Ratio = 1.5, Price = 100, Email = "A", Tier = Plan.Free, Page = "x", Account = "123456789",
            }
            """,
            "Account", "Category", "Value", "Ratio", "Price", "Email", "Email", "Tier", "Page")
        .RefusesWith("""new Opened { Ratio = 1, Email = "x" }""", "*** is not 3 to 40 characters long; change its length.");

    [Theory]
    [InlineData("[Range(0, 10)] public long M { get; init; }", "10L", "11L", "11 is outside the range 0 to 10; set a value in it.")]
    [InlineData("[Range(0, 10)] public double? M { get; init; }", "10.5", "10.6", "10.6 is outside the range 0 to 10; set a value in it.")]
    [InlineData("[Range(0, 10)] public string? M { get; init; }", "\"7\"", "\"70\"", "'70' is outside the range 0 to 10; set a value in it.")]
    [InlineData("[Range(1, 5)] public DayOfWeek M { get; init; } = DayOfWeek.Friday;", "DayOfWeek.Monday", "DayOfWeek.Sunday", "Sunday is outside the range 1 to 5; set a value in it.")]
    [InlineData("[Range(0, double.PositiveInfinity)] public float M { get; init; }", "1f", "-1f", "-1 is outside the range 0 to Infinity; set a value in it.")]
    [InlineData("[Range(int.MinValue, -1)] public int M { get; init; } = -1;", "int.MinValue", "0", "0 is outside the range -2147483648 to -1; set a value in it.")]
    [InlineData("[Range(typeof(DateOnly), \"2024-01-01\", \"2024-12-31\")] public DateOnly? M { get; init; }", "new DateOnly(2024, 12, 31)", "new DateOnly(2025, 1, 1)", "2025-01-01 is outside the range 2024-01-01 to 2024-12-31; set a value in it.")]
    [InlineData("[Range(typeof(DateTimeOffset), \"2024-01-01Z\", \"2025-01-01Z\", MinimumIsExclusive = true)] public DateTimeOffset? M { get; init; }", "new DateTimeOffset(2024, 5, 1, 0, 0, 0, default)", "new DateTimeOffset(2024, 1, 1, 0, 0, 0, default)", "2024-01-01T00:00:00+00:00 is outside the range 2024-01-01T00:00:00+00:00 (excluded) to 2025-01-01T00:00:00+00:00; set a value in it.")]
    [InlineData("[Range(typeof(TimeSpan), \"00:00\", \"01:00\")] public TimeSpan M { get; init; }", "TimeSpan.FromHours(1)", "TimeSpan.FromHours(2)", "02:00:00 is outside the range 00:00:00 to 01:00:00; set a value in it.")]
    [InlineData("[AllowedValues(1L, 2L)] public long M { get; init; } = 1;", "2L", "3L", "3 is none of the allowed values 1, 2; set one of them.")]
    [InlineData("[AllowedValues((byte)1, (byte)2)] public byte? M { get; init; }", "(byte)2", "(byte)3", "3 is none of the allowed values 1, 2; set one of them.")]
    [InlineData("[AllowedValues(1.5f, 2f)] public float M { get; init; } = 2;", "1.5f", "3f", "3 is none of the allowed values 1.5, 2; set one of them.")]
    [InlineData("[AllowedValues(\"a\\\"\\u2028\", \"b\")] public string? M { get; init; }", "\"a\\\"\\u2028\"", "\"c\"", "'c' is none of the allowed values 'a\" ', 'b'; set one of them.")]
    [InlineData("[AllowedValues(DayOfWeek.Monday, 2)] public DayOfWeek M { get; init; } = DayOfWeek.Monday;", "DayOfWeek.Monday", "DayOfWeek.Tuesday", "Tuesday is none of the allowed values Monday; set one of them.")]
    [InlineData("[AllowedValues((object?)null)] public int? M { get; init; }", "null", "3", "3 is none of the allowed values null; set one of them.")]
    [InlineData("[AllowedValues(true)] public bool? M { get; init; }", "true", "false", "false is none of the allowed values true; set one of them.")]
    [InlineData("[MinLength(2)] public string? M { get; init; }", "\"ab\"", "\"a\"", "'a' is shorter than 2 characters; lengthen it.")]
    [InlineData("[MaxLength(2), MinLength(0)] public string? M { get; init; }", "\"\"", "\"abc\"", "'abc' is longer than 2 characters; shorten it.")]
    [InlineData("[RegularExpression(@\"\\d+\")] public int M { get; init; }", "1", "-1", "-1 is not matched as a whole, within 100 ms, by the pattern '\\d+'; set a value of that form.")]
    [InlineData("[Url] public Uri? M { get; init; }", "new Uri(\"https://x.example\")", "new Uri(\"/x\", UriKind.Relative)", "/x does not begin with http://, https:// or ftp://; set an absolute URL.")]
    [InlineData("[EventUrl, Url] public Uri? M { get; init; }", "new Uri(\"https://x.example\")", "new Uri(\"urn:x\")", "urn:x does not begin with http://, https:// or ftp://; set an absolute URL.")]
    [InlineData("[UserType, AllowedValues(PxUserType.Lead)] public PxUserType? M { get; init; }", "PxUserType.Lead", "PxUserType.User", "User is none of the allowed values Lead; set one of them.")]
    [InlineData("[SessionId, MaxLength(3)] public string M { get; init; } = \"s\";", "\"abc\"", "\"abcd\"", "'abcd' is longer than 3 characters; shorten it.")]
    public void Each_attribute_becomes_its_rule(string member, string admitted, string refused, string sentence) => Event(member)
        .Generate()
        .Refuses($"new Opened {{ M = {admitted} }}")
        .RefusesWith($"new Opened {{ M = {refused} }}", sentence);

    [Theory]
    [InlineData("[Range(0, 1)] public Guid M { get; init; }", "a range of numbers admits no 'Guid'")]
    [InlineData("[Range(typeof(decimal), \"0\", \"1\")] public int M { get; init; }", "a range of 'decimal' admits no 'int'")]
    [InlineData("[Range(3, 1)] public int M { get; init; }", "its range 3 to 1 holds no value")]
    [InlineData("[AllowedValues(1, 2)] public long M { get; init; }", "none of its values is of the member's type 'long'")]
    [InlineData("[StringLength(5)] public int M { get; init; }", "a length is for text, not for 'int'")]
    [InlineData("[StringLength(-5)] public string M { get; init; } = \"\";", "no value has 0 to -5 characters")]
    [InlineData("[MaxLength(0)] public string M { get; init; } = \"\";", "[MaxLength] takes a length above zero")]
    [InlineData("[MinLength(-1)] public string M { get; init; } = \"\";", "a negative [MinLength] means nothing")]
    [InlineData("[RegularExpression(\"(\")] public string M { get; init; } = \"a\";", "its pattern '(' is no regular expression")]
    [InlineData("[Url] public int M { get; init; }", "[Url] is for text, not for 'int'")]
    public void An_attribute_that_refuses_everything_or_throws_refuses_and_says_why(string member, string reason)
    {
        var (_, violations) = GenerationScenario.Write(Event(member).Generate().Make("new Opened()"));
        Assert.Contains("refused by a constraint that no value meets: " + reason, Assert.Single(violations).Rule, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[MaxLength] public string? M { get; init; }")]
    [InlineData("[Required, DeniedValues(1)] public int? M { get; init; }")]
    [InlineData("[Range(typeof(DayOfWeek), \"Monday\", \"Friday\")] public DayOfWeek? M { get; init; }")]
    [InlineData("[GlobalContext, MaxLength(3)] public Dictionary<string, string>? M { get; init; }")]
    [InlineData("[AccountId, MaxLength(3)] public Key M { get; init; } public record struct Key(string Value);")]
    public void What_is_not_checked_costs_nothing(string member)
    {
        var run = Event(member).Generate();
        Assert.DoesNotContain(".Check", run.File("Opened"), StringComparison.Ordinal);
        Assert.DoesNotContain("Constraints", run.File("Opened"), StringComparison.Ordinal);
    }

    [Fact]
    public void Attributes_count_on_positional_parameters_and_on_inherited_and_overridden_members() => EventSource.In("Acme", $$"""
        public abstract record Tracked([{{DataAnnotations}}MaxLength(3)] string Area)
        {
            [{{DataAnnotations}}Range(1, 9)] public virtual int Size { get; init; } = 1;
        }

        [GainsightEvent("Opened")]
        public sealed partial record Opened([IdentifyId, {{DataAnnotations}}MinLength(2)] string UserId, [property: {{DataAnnotations}}Url] string? Page = null) : Tracked("abc")
        {
            public override int Size { get; init; } = 1;
        }
        """)
        .Generate()
        .Refuses("""new Opened("ab")""")
        .Refuses("""new Opened("u", "x") { Area = "abcd", Size = 0 }""", "UserId", "Area", "Size", "Page");

    [Fact]
    public void A_polyfill_counts() => new GenerationProject(
        """
        namespace System.ComponentModel.DataAnnotations
        {
            internal sealed class RangeAttribute : Attribute
            {
                public RangeAttribute(int minimum, int maximum) { }
            }
        }
        """,
        """
        using GainsightEvents;

        namespace Acme;

        #pragma warning disable CS0436 // The framework has the attribute as well.
        [GainsightEvent("Opened")]
        public sealed partial record Opened([IdentifyId] string UserId, [System.ComponentModel.DataAnnotations.Range(1, 2)] int Size);
        """)
        .Generate()
        .Refuses("new Opened(\"u\", 3)", "Size");

    private static GenerationProject Event(string members, string types = "") =>
        EventSource.Opened(members, types).Edit("using System;", "using System;\nusing System.ComponentModel.DataAnnotations;");
}
