using GainsightEvents.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

/// <summary>That the rules are right is shown beside them; here it is that each attribute becomes its rule, and that the guard asks it.</summary>
public sealed class ConstraintTests
{
    private const string SomeStruct = """
         public readonly record struct Some(int Count) : System.Collections.Generic.IReadOnlyCollection<int>
        {
            public System.Collections.Generic.IEnumerator<int> GetEnumerator() => System.Linq.Enumerable.Range(0, Count).GetEnumerator();
            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
        }
        """;

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
    [InlineData("[Range(typeof(DayOfWeek), \"Monday\", \"friday\")] public DayOfWeek? M { get; init; }", "DayOfWeek.Friday", "DayOfWeek.Sunday", "Sunday is outside the range Monday to Friday; set a value in it.")]
    [InlineData("[Range(typeof(DayOfWeek), \"1\", \"5\", MaximumIsExclusive = true)] public string? M { get; init; }", "\"thursday\"", "\"Friday\"", "'Friday' is outside the range Monday to Friday (excluded); set a value in it.")]
    [InlineData("[MaxLength(2)] public string[] M { get; init; } = [];", "[\"a\", \"b\"]", "[\"a\", \"b\", \"c\"]", "a collection of 3 items is longer than 2 items; shorten it.")]
    [InlineData("[MinLength(1)] public List<int>? M { get; init; }", "[1]", "[]", "a collection of 0 items is shorter than 1 item; lengthen it.")]
    [InlineData("[MinLength(1), MaxLength(2)] public IReadOnlyList<int>? M { get; init; }", "[1, 2]", "[1, 2, 3]", "a collection of 3 items is longer than 2 items; shorten it.")]
    [InlineData("[MaxLength(1)] public HashSet<int>? M { get; init; }", "[1, 1]", "[1, 2]", "a collection of 2 items is longer than 1 item; shorten it.")]
    [InlineData("[MaxLength(1)] public IEnumerable<int>? M { get; init; }", "new HashSet<int>()", "new Stack<int>([1, 2])", "a collection of 2 items is longer than 1 item; shorten it.")]
    [InlineData("[MaxLength(1)] public IEnumerable<int>? M { get; init; }", "null", "System.Linq.Enumerable.Where([1], static _ => true)", "its items cannot be counted without enumerating them; set an array, a list or another collection.")]
    [InlineData("[MaxLength(1)] public Dictionary<string, int>? M { get; init; }", "new() { [\"a\"] = 1 }", "new() { [\"a\"] = 1, [\"b\"] = 2 }", "a collection of 2 items is longer than 1 item; shorten it.")]
    [InlineData("[MaxLength(1)] public System.Collections.Immutable.ImmutableArray<int>? M { get; init; }", "null", "[1, 2]", "a collection of 2 items is longer than 1 item; shorten it.")]
    [InlineData("[MinLength(1), JsonIgnore(Condition = JsonIgnoreCondition.Never)] public System.Collections.Immutable.ImmutableArray<int>? M { get; init; }", "null", "[]", "a collection of 0 items is shorter than 1 item; lengthen it.")]
    [InlineData("[MaxLength(1)] public Some? M { get; init; }" + SomeStruct, "new Opened.Some(1)", "new Opened.Some(2)", "a collection of 2 items is longer than 1 item; shorten it.")]
    [InlineData("[MaxLength(1), JsonIgnore(Condition = JsonIgnoreCondition.Never)] public Some? M { get; init; }" + SomeStruct, "new Opened.Some(1)", "new Opened.Some(2)", "a collection of 2 items is longer than 1 item; shorten it.")]
    [InlineData("[Personal, MaxLength(1)] public int[]? M { get; init; }", "[1]", "[1, 2]", "*** is longer than 1 item; shorten it.")]
    [InlineData("[GlobalContext, MaxLength(1)] public Dictionary<string, string>? M { get; init; }", "[]", "new() { [\"a\"] = \"1\", [\"b\"] = \"2\" }", "a collection of 2 items is longer than 1 item; shorten it.")]
    [InlineData("[JsonExtensionData, MaxLength(1)] public Dictionary<string, object>? M { get; init; }", "[]", "new() { [\"a\"] = \"1\", [\"b\"] = \"2\" }", "a collection of 2 items is longer than 1 item; shorten it.")]
    [InlineData("[AccountId, MaxLength(3)] public Key? M { get; init; } public record Key(string Value);", "new Opened.Key(\"abc\")", "new Opened.Key(\"abcd\")", "'abcd' is longer than 3 characters; shorten it.")]
    [InlineData("[SessionId] public Key M { get; init; } = new(1); public record struct Key([property: Range(1, 9)] int Value);", "new Opened.Key(9)", "new Opened.Key(10)", "10 is outside the range 1 to 9; set a value in it.")]
    [InlineData("[AccountId, MaxLength(4)] public Key? M { get; init; } public record Key([MaxLength(3)] string Value);", "new Opened.Key(\"abcd\")", "new Opened.Key(\"abcde\")", "'abcde' is longer than 4 characters; shorten it.")]
    public void Each_attribute_becomes_its_rule(string member, string admitted, string refused, string sentence) => Event(member)
        .Generate()
        .Refuses($"new Opened {{ M = {admitted} }}")
        .RefusesWith($"new Opened {{ M = {refused} }}", sentence);

    [Theory]
    [InlineData("[Range(0, 1)] public Guid M { get; init; }", "a range of numbers admits no 'Guid'")]
    [InlineData("[Range(typeof(decimal), \"0\", \"1\")] public int M { get; init; }", "a range of 'decimal' admits no 'int'")]
    [InlineData("[Range(3, 1)] public int M { get; init; }", "its range 3 to 1 holds no value")]
    [InlineData("[AllowedValues(1, 2)] public long M { get; init; }", "none of its values is of the member's type 'long'")]
    [InlineData("[StringLength(5)] public int M { get; init; }", "a length is for text and collections, not for 'int'")]
    [InlineData("[StringLength(-5)] public string M { get; init; } = \"\";", "no value has 0 to -5 characters")]
    [InlineData("[MaxLength(0)] public string M { get; init; } = \"\";", "[MaxLength] takes a length above zero")]
    [InlineData("[MinLength(-1)] public string M { get; init; } = \"\";", "a negative [MinLength] means nothing")]
    [InlineData("[RegularExpression(\"(\")] public string M { get; init; } = \"a\";", "its pattern '(' is no regular expression")]
    [InlineData("[Url] public int M { get; init; }", "[Url] is for text, not for 'int'")]
    [InlineData("[Range(1, 3)] public int[] M { get; init; } = [];", "a range of numbers admits no 'int[]'")]
    [InlineData("[StringLength(3)] public List<int> M { get; init; } = [];", "[StringLength] is for text, not for 'List<int>'; a collection takes [MinLength] and [MaxLength]")]
    [InlineData("[MaxLength(3)] public Inner M { get; init; } public record struct Inner(int A, int B);", "a length is for text and collections, not for 'Inner'")]
    [InlineData("[Range(typeof(DayOfWeek), \"Monday\", \"Fryday\")] public DayOfWeek M { get; init; }", "its bounds 'Monday' and 'Fryday' are not both of type DayOfWeek")]
    [InlineData("[Range(typeof(DayOfWeek), \"Friday\", \"Monday\")] public DayOfWeek M { get; init; }", "its range Friday to Monday holds no value")]
    [InlineData("[Range(typeof(DayOfWeek), \"Monday\", \"Friday\")] public int M { get; init; }", "a range of 'DayOfWeek' admits no 'int'")]
    public void An_attribute_that_refuses_everything_or_throws_refuses_and_says_why(string member, string reason)
    {
        var (_, violations) = GenerationScenario.Write(Event(member).Generate().Make("new Opened()"));
        Assert.Contains("refused by a constraint that no value meets: " + reason, Assert.Single(violations).Rule, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[MaxLength] public string? M { get; init; }")]
    [InlineData("[Required, DeniedValues(1)] public int? M { get; init; }")]
    [InlineData("[RegularExpression(\"a\")] public List<string>? M { get; init; }")]
    [InlineData("[MaxLength(3)] public Counted? M { get; init; } public record Counted(int Count);")]
    [InlineData("[Range(typeof(Uri), \"a\", \"b\")] public Uri? M { get; init; }")]
    public void What_is_not_checked_costs_nothing(string member)
    {
        var run = Event(member).Generate();
        Assert.DoesNotContain(".Check", run.File("Opened"), StringComparison.Ordinal);
        Assert.DoesNotContain("Constraints", run.File("Opened"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_array_that_was_never_set_counts_as_empty() =>
        Event("""
            [MaxLength(1)] public System.Collections.Immutable.ImmutableArray<int> M { get; init; }
            [MinLength(1)] public System.Collections.Immutable.ImmutableArray<int> N { get; init; }
            [MinLength(1)] public ArraySegment<int> O { get; init; }
            """)
            .Generate()
            .Refuses("new Opened()", "N", "O");

    [Fact]
    public void Members_of_nested_types_are_checked_and_named_by_the_way_there() => (EventSource.In("Acme", """
        public sealed record Line([MaxLength(3)] string Sku, [property: Range(1, 9)] int Quantity)
        {
            [Personal, StringLength(2)] public string? Note { get; init; }
            [JsonPropertyName("tags"), MinLength(1)] public string[]? Labels { get; init; }
            [JsonIgnore(Condition = JsonIgnoreCondition.Never), AllowedValues("eu", "us")] public string? Region { get; init; } = "eu";
        }

        public readonly record struct Owner([property: Url] string Page, [IdentifyId] Line First);

        [GainsightEvent("Ordered"), NxtEvent("ordered")]
        public sealed partial record Ordered
        {
            [IdentifyId] public string UserId { get; init; } = "u";
            public List<Line>? Lines { get; init; }
            public Dictionary<string, Owner>? Owners { get; init; }
            [GlobalContext] public Owner? Context { get; init; }
            [Personal] public Owner? Secret { get; init; }
        }
        """)
        .Edit("using System;", "using System;\nusing System.ComponentModel.DataAnnotations;") with
    { LanguageVersion = LanguageVersion.CSharp12 })
        .Generate()
        .Refuses("""new Ordered { Lines = [new("abc", 9) { Note = "ab", Labels = ["x"], Region = "us" }] }""")
        .Refuses(
            """new Ordered { Lines = [new("abc", 1), new("abcd", 10) { Note = "abc", Labels = [], Region = null }] }""",
            "Lines[1].sku", "Lines[1].quantity", "Lines[1].note", "Lines[1].tags", "Lines[1].region")
        .Refuses(EventTarget.Nxt, """new Ordered { Lines = [new("abc", 1), new("abcd", 10)] }""", "Lines[1].sku", "Lines[1].quantity")
        .Refuses("""new Ordered { Owners = new() { ["a b"] = new("x", new("abc", 0)) } }""", "Owners.a b.page", "Owners.a b.first.quantity")
        .Refuses("""new Ordered { Context = new("x", new("abc", 0)) }""", "Context.page", "Context.first.quantity")
        .Refuses(EventTarget.Nxt, """new Ordered { Context = new("x", new("abc", 0)) }""", "Context.page", "Context.first.quantity")
        .RefusesWith("""new Ordered { Lines = [new("abc", 10)] }""", "10 is outside the range 1 to 9; set a value in it.")
        .RefusesWith("""new Ordered { Lines = [new("abc", 1) { Note = "abc" }] }""", "*** is longer than 2 characters; shorten it.")
        .RefusesWith("""new Ordered { Secret = new("x", new("abc", 1)) }""", "*** does not begin with http://, https:// or ftp://; set an absolute URL.");

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
        EventSource.Opened(members, types).Edit("using System;", "using System;\nusing System.ComponentModel.DataAnnotations;")
        with
        { LanguageVersion = LanguageVersion.CSharp12 };
}
