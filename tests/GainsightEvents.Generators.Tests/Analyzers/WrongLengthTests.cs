using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class WrongLengthTests
{
    [Theory]
    [InlineData("[StringLength(3)]", "abcd", "'abcd' is longer than 3 characters; shorten it")]
    [InlineData("[StringLength(3, MinimumLength = 2)]", "a", "'a' is not 2 to 3 characters long; change its length")]
    [InlineData("[StringLength(3, MinimumLength = 2)]", "", "'' is not 2 to 3 characters long; change its length")]
    [InlineData("[MaxLength(1)]", "😀", "'😀' is longer than 1 character; shorten it")]
    [InlineData("[MinLength(2)]", "a", "'a' is shorter than 2 characters; lengthen it")]
    [InlineData("[Personal, MinLength(2)]", "a", "*** is shorter than 2 characters; lengthen it")]
    [InlineData("[EventType, MaxLength(2)]", "abc", "'abc' is longer than 2 characters; shorten it")]
    public Task A_constant_of_the_wrong_length_is_reported(string attributes, string value, string sentence) => ConstantPlaces
        .Setting<WrongLengthAnalyzer>(attributes + " public string? M { get; init; }", $"[|\"{value}\"|]")
        .Reports("'M' of event 'Opened' will be refused: " + sentence);

    [Theory]
    [InlineData("[StringLength(3)]", "\"abc\"")]
    [InlineData("[StringLength(3, MinimumLength = 2)]", "null")]
    [InlineData("[MaxLength]", "\"abc\"")]
    [InlineData("[MaxLength(0)]", "\"abc\"")]
    [InlineData("[MinLength(2)]", "\"😀\"")]
    [InlineData("[MaxLength(2)]", "\"a\" + \"b\"")]
    public Task What_the_guard_admits_or_another_rule_reports_shows_nothing(string attributes, string value) =>
        ConstantPlaces.Setting<WrongLengthAnalyzer>(attributes + " public string? M { get; init; }", value).ReportsNothing();

    [Theory]
    [InlineData("string[]", "new[] { \"a\", \"b\", \"c\" }", 3)]
    [InlineData("string[]?", "new string[4]", 4)]
    [InlineData("string[]", "[\"a\", \"b\", \"c\"]", 3)]
    [InlineData("string[]", "[]", 0)]
    [InlineData("string[]", "Array.Empty<string>()", 0)]
    [InlineData("IReadOnlyList<int>", "[1, 2, 3]", 3)]
    [InlineData("IEnumerable<int>?", "new[] { 1, 2, 3 }", 3)]
    [InlineData("List<int>", "new() { 1, 2, 3 }", 3)]
    [InlineData("IList<int>", "new List<int>()", 0)]
    [InlineData("ImmutableArray<int>?", "[1, 2, 3]", 3)]
    [InlineData("HashSet<int>", "[]", 0)]
    [InlineData("Dictionary<string, int>", "new()", 0)]
    public Task A_collection_of_a_known_and_wrong_length_is_reported(string type, string value, int count) => Collection(type, $"[|{value}|]")
        .Reports($"'M' of event 'Opened' will be refused: a collection of {count} items "
            + (count == 0 ? "is shorter than 1 item; lengthen it" : "is longer than 2 items; shorten it"));

    [Theory]
    [InlineData("string[]", "[\"a\", \"b\"]")]
    [InlineData("int[]", "[.. Use.Some]")]
    [InlineData("int[]", "new int[Use.Some.Length]")]
    [InlineData("HashSet<int>", "[1, 1, 1]")]
    [InlineData("HashSet<int>", "new() { 1, 1, 1 }")]
    [InlineData("List<int>", "new(Use.Some)")]
    [InlineData("List<int>?", "null")]
    [InlineData("IEnumerable<int>", "Use.Some")]
    [InlineData("List<int>", "new() { Use.Some, Use.Some, Use.Some }")]
    [InlineData("Acme.Collections.Generic.Full", "new()")]
    [InlineData("Acme.Collections.Generic.Built", "[]")]
    public Task A_collection_whose_length_is_right_or_not_known_shows_nothing(string type, string value) => Collection(type, value).ReportsNothing();

    private static AnalysisTest Collection(string type, string value) => ConstantPlaces.In<WrongLengthAnalyzer>(
            $"[MinLength(1), MaxLength(2)] public {type} M {{ get; init; }} = default!;",
            $"public static readonly int[] Some = {{ 1, 2, 3 }}; public static Opened Make() => new() {{ M = {value} }};")
        .In("global using System.Collections.Generic;\nglobal using System.Collections.Immutable;\nglobal using Acme.Collections.Generic;\n", "CollectionUsings.cs")
        .In("""
            namespace Acme.Collections.Generic
            {
                public static class Adding
                {
                    public static void Add(this List<int> list, IEnumerable<int> items) => list.Add(System.Linq.Enumerable.First(items));
                }

                public class Full : List<int>
                {
                    public Full() => Add(1);
                }

                [System.Runtime.CompilerServices.CollectionBuilder(typeof(Builder), "Create")]
                public class Built : List<int>;

                public static class Builder
                {
                    public static Built Create(System.ReadOnlySpan<int> items) => new() { Capacity = items.Length + 1 };
                }
            }
            """, "Collections.cs");
}
