using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

public sealed class NestedValueTests
{
    private const string Types = """
        public enum Size { Small, [JsonStringEnumMemberName("very large")] Large }
        public record Named { public required string Name { get; init; } }
        public sealed record Line(string Sku, int Count, decimal? Price) : Named
        {
            [JsonPropertyName("size \"é\"")] public Size? Size { get; init; }
            [JsonIgnore] public object? Cache { get; init; }
            [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public Owner? Owner { get; init; }
            public int Total => Count * 2;
            internal string Hidden => "";
        }
        public sealed class Owner { public string? First { get; init; } public Guid? Id { get; init; } }
        public readonly record struct Point(double X, double Y);
        """;

    [Theory]
    [InlineData("System.Collections.Immutable.ImmutableArray<int>", "[]")]
    [InlineData("ArraySegment<string>", "[]")]
    [InlineData("System.Collections.Immutable.ImmutableArray<KeyValuePair<string, int>>", "{}")]
    [InlineData("ArraySegment<KeyValuePair<string, int>>", "{}")]
    public void An_array_that_nobody_has_set_is_an_empty_one(string type, string json)
    {
        EventSource.Opened($"public {type} A {{ get; init; }} public {type}? B {{ get; init; }}").Generate()
            .WritesAttributes("new Opened()", $$"""{"a":"{{json}}"}""")
            .WritesAttributes($"new Opened {{ B = default({type}) }}", $$"""{"a":"{{json}}","b":"{{json}}"}""");
        EventSource.Opened($"public List<{type}> A {{ get; init; }} = new();").Generate()
            .WritesAttributes("new Opened { A = { default } }", $$"""{"a":"[{{json}}]"}""");
    }

    [Fact]
    public void Nested_values_are_strings_of_JSON_for_PX_and_JSON_for_NXT() =>
        EventSource.In("Acme", $$"""
            {{Types}}
            [GainsightEvent("Ordered"), NxtEvent("ordered")]
            public sealed partial record Ordered
            {
                [IdentifyId] public string UserId { get; init; } = "u";
                [GlobalContext] public Dictionary<string, Point>? Places { get; init; }
                public required List<Line> Lines { get; init; }
                public Dictionary<string, Line[]>? ByName { get; init; }
                public Owner? Owner { get; init; }
                [JsonExtensionData] public IDictionary<string, object?>? More { get; init; }
                public IReadOnlyList<Point?>? Route { get; init; }
            }
            """)
            .Generate()
            .Matches(only: "Acme.")
            .Writes(
                """
                new Ordered
                {
                    Lines = new() { new("s", 2, null) { Name = "n\"\\", Size = Size.Large }, new("t", 3, 1.50m) { Name = "å", Owner = new() { First = "f" } } },
                    Places = new() { ["home"] = new(1, 2.5) },
                    Route = new Point?[] { null, new(0, -1) },
                    More = new Dictionary<string, object> { ["extra"] = 1, ["none"] = null },
                }
                """,
                """"
                {
                  "eventName":"Ordered","propertyKey":"AP-TEST-2","identifyId":"u","userType":"USER","date":1717689600000,
                  "globalContext":{"home":{"x":1,"y":2.5}},
                  "attributes":
                  {
                    "lines":"[{\"name\":\"n\\\"\\\\\",\"sku\":\"s\",\"count\":2,\"size \\\"é\\\"\":\"very large\",\"owner\":null,\"total\":4},{\"name\":\"å\",\"sku\":\"t\",\"count\":3,\"price\":1.50,\"owner\":{\"first\":\"f\"},\"total\":6}]",
                    "route":"[null,{\"x\":0,\"y\":-1}]",
                    "extra":1
                  }
                }
                """")
            .WritesNxt(
                "new Ordered { Lines = new(), ByName = new() { [\"a\\n\"] = new[] { new Line(\"s\", 1, 2) { Name = \"n\" } } }, Owner = new() }",
                """{"userId":"u","lines":[],"byName":{"a\n":[{"name":"n","sku":"s","count":1,"price":2,"owner":null,"total":2}]},"owner":{}}""");

    [Theory]
    [InlineData("int[]", "new[] { 1, 2 }", "[1,2]")]
    [InlineData("int?[]", "new int?[] { 1, null }", "[1,null]")]
    [InlineData("string?[]", "new[] { \"a\", null }", "[\"a\",null]")]
    [InlineData("List<List<string>>", "new() { new() { \"a\" }, new() }", "[[\"a\"],[]]")]
    [InlineData("IEnumerable<bool>", "new[] { true, false }", "[true,false]")]
    [InlineData("IReadOnlyList<DateOnly>", "new[] { new DateOnly(2026, 1, 2) }", "[\"2026-01-02\"]")]
    [InlineData("IList<Size>", "new[] { Size.Small, Size.Large }", "[\"Small\",\"very large\"]")]
    [InlineData("HashSet<long>", "new() { long.MinValue }", "[-9223372036854775808]")]
    [InlineData("Queue<decimal>", "new(new[] { 1.50m })", "[1.50]")]
    [InlineData("System.Collections.Immutable.ImmutableArray<Uri>", "System.Collections.Immutable.ImmutableArray.Create(new Uri(\"https://a\"))", "[\"https://a\"]")]
    [InlineData("List<byte>", "new() { 1 }", "[1]")]
    [InlineData("Bag", "new()", "[\"in the bag\"]")]
    [InlineData("Dictionary<string, int>", "new() { [\"a\\\"\\u2028\"] = 1, [\"\"] = 2 }", "{\"a\\\"\u2028\":1,\"\":2}")]
    [InlineData("Dictionary<string, int?>", "new() { [\"a\"] = null, [\"b\"] = 2 }", "{\"b\":2}")]
    [InlineData("IReadOnlyDictionary<string, string[]>", "new Dictionary<string, string[]> { [\"a\"] = new[] { \"b\" } }", "{\"a\":[\"b\"]}")]
    [InlineData("SortedDictionary<string, Point>", "new() { [\"p\"] = new(1, 2) }", "{\"p\":{\"x\":1,\"y\":2}}")]
    [InlineData("List<KeyValuePair<string, TimeSpan>>", "new() { new(\"t\", TimeSpan.Zero) }", "{\"t\":\"00:00:00\"}")]
    [InlineData("List<Dictionary<string, List<Owner?>>>", "new() { new() { [\"o\"] = new() { null, new() { First = \"f\" } } } }", "[{\"o\":[null,{\"first\":\"f\"}]}]")]
    [InlineData("Point", "new(0.1, -5)", "{\"x\":0.1,\"y\":-5}")]
    [InlineData("Page<Point>", "new(new Point[] { new(1, 1) }, 3)", "{\"items\":[{\"x\":1,\"y\":1}],\"next\":3}")]
    [InlineData("Abstract", "new Concrete()", "{\"kind\":\"concrete\"}")]
    public void Every_collection_and_object_has_its_form(string type, string value, string json)
    {
        var run = EventSource.In("Acme", $$"""
            {{Types}}
            public sealed class Bag : IEnumerable<string>
            {
                IEnumerator<string> IEnumerable<string>.GetEnumerator() { yield return "in the bag"; }
                public System.Collections.IEnumerator GetEnumerator() => throw new NotSupportedException();
            }
            public record Page<T>(T[] Items, int Next);
            public abstract record Abstract { public abstract string Kind { get; } }
            public sealed record Concrete : Abstract { public override string Kind => "concrete"; public string More => "m"; }
            [GainsightEvent("Opened"), NxtEvent("opened")]
            public sealed partial record Opened { [IdentifyId, JsonIgnore(Condition = JsonIgnoreCondition.Never)] public string UserId { get; init; } = "u"; public {{type}}? Value { get; init; } }
            """).Generate();

        run.WritesAttributes("new Opened()", "{}");
        var made = run.Make($"new Opened {{ Value = {value} }}");
        GenerationCultures.InEach(() =>
        {
            var (px, pxViolations) = GenerationScenario.Write(made);
            var (nxt, nxtViolations) = GenerationScenario.Write(made, target: EventTarget.Nxt);
            Assert.Empty(pxViolations.Concat(nxtViolations));
            using var body = System.Text.Json.JsonDocument.Parse(px);
            var text = body.RootElement.GetProperty("attributes").GetProperty("value").GetString()!;
            GenerationScenario.AssertJson(json, text);
            Assert.DoesNotContain(": ", text, StringComparison.Ordinal);
            GenerationScenario.AssertJson($$"""{"userId":"u","value":{{json}}}""", nxt);
        });
    }

    [Fact]
    public void What_is_refused_is_named_by_the_way_there()
    {
        var run = EventSource.In("Acme", $$"""
            {{Types}}
            [GainsightEvent("Opened"), NxtEvent("opened")]
            public sealed partial record Opened
            {
                [IdentifyId] public string UserId { get; init; } = "u";
                [GlobalContext] public Dictionary<string, double>? Globals { get; init; }
                public List<Line>? Lines { get; init; }
                public Dictionary<string, Size>? Sizes { get; init; }
                public double Ratio { get; init; }
            }
            """).Generate();
        const string Made = """
            new Opened
            {
                Globals = new() { ["g"] = double.NaN },
                Lines = new() { new("s", 1, 2) { Name = "n" }, new("t", 3, null) { Name = null }, null },
                Sizes = new() { ["x"] = (Size)9 },
                Ratio = double.NaN,
            }
            """;

        run.Refuses(EventTarget.Px, Made, "Globals.g", "Lines[1].name", "Lines[2]", "Sizes.x", "Ratio");
        run.Refuses(EventTarget.Nxt, Made, "Globals.g", "Lines[1].name", "Lines[2]", "Sizes.x", "Ratio");
    }

    [Fact]
    public void A_key_that_is_no_text_is_refused() =>
        EventSource.Opened("public List<KeyValuePair<string, int>>? Pairs { get; init; }")
            .Generate()
            .Refuses("new Opened { Pairs = new() { new(\"\\uD800\", 1), new(null, 2) } }", "Pairs", "Pairs");

    [Fact]
    public void Types_of_one_name_have_functions_of_their_own() =>
        EventSource.In("Acme", """
            namespace First { public record Item(int A); public enum Kind { X } }
            namespace Second { public record Item(int B, First.Kind Kind, Kind Other); public enum Kind { Y } }
            [GainsightEvent("Opened")]
            public sealed partial record Opened([IdentifyId] string UserId, First.Item One, Second.Item Two, First.Item[] Ones, Second.Item[] Twos);
            """.Replace("namespace First {", "public static class First {", StringComparison.Ordinal).Replace("namespace Second {", "public static class Second {", StringComparison.Ordinal))
            .Generate()
            .WritesAttributes(
                "new Opened(\"u\", new(1), new(2, First.Kind.X, Second.Kind.Y), new First.Item[] { new(3) }, new Second.Item[0])",
                """{"one":"{\"a\":1}","two":"{\"b\":2,\"kind\":\"X\",\"other\":\"Y\"}","ones":"[{\"a\":3}]","twos":"[]"}""");

    [Fact]
    public void Obsolete_and_experimental_members_of_nested_types_are_read_without_a_warning() =>
        EventSource.Opened(
            "public Inner? Value { get; init; }",
            """
            public sealed class Inner
            {
                [Obsolete("old")] public int Old { get; init; }
                [Obsolete("gone", true)] public int Gone { get; init; }
                [System.Diagnostics.CodeAnalysis.Experimental("EXP1")] public int New { get; init; }
            }
            """)
            .Generate()
            .WritesAttributes("new Opened { Value = new() }", """{"value":"{\"old\":0,\"gone\":0,\"new\":0}"}""");

    [Fact]
    public void Without_nullable_annotations_every_null_is_admitted() =>
        EventSource.In(
            "Acme",
            """
            public sealed class Inner { public string Text { get; set; } public Inner2 Other { get; set; } public List<string> Texts { get; set; } }
            public sealed class Inner2 { public int Number { get; set; } }
            [GainsightEvent("Opened")] public partial class Opened { [IdentifyId] public string UserId { get; set; } public Inner Value { get; set; } }
            """,
            nullable: false)
            .Generate()
            .WritesAttributes("new Opened { UserId = \"u\", Value = new() { Texts = new() { null } } }", """{"value":"{\"texts\":[null]}"}""");
}
