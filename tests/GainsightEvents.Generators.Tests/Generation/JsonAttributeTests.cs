using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

public sealed class JsonAttributeTests
{
    [Fact]
    public void JsonIgnore_decides_when_a_member_is_left_out() =>
        EventSource.Opened("""
            [JsonIgnore] public string? Never { get; init; }
            [JsonIgnore(Condition = JsonIgnoreCondition.Always)] public object? NeverEither { get; init; }
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? First { get; init; }
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int Number { get; init; }
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Flag { get; init; }
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public Guid Id { get; init; }
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int? OrNull { get; init; }
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public DayOfWeek Day { get; init; }
            [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public string? Always { get; init; }
            public string? Last { get; init; }
            """)
            .Generate()
            .Matches(only: "Acme.")
            .WritesAttributes("new Opened { Never = \"x\" }", """{"always":null}""")
            .WritesAttributes("new Opened { Number = 1, Last = \"l\" }", """{"number":1,"always":null,"last":"l"}""")
            .WritesAttributes(
                "new Opened { First = \"f\", Flag = true, OrNull = 0, Day = DayOfWeek.Monday, Id = new Guid(1, 0, 0, new byte[8]), Always = \"a\" }",
                """{"first":"f","flag":true,"id":"00000001-0000-0000-0000-000000000000","orNull":0,"day":"Monday","always":"a"}""");

    [Fact]
    public void A_member_whose_type_admits_no_null_is_left_out_where_JsonIgnore_says_so() =>
        EventSource.Opened("[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string Text { get; init; } = null!;")
            .Generate()
            .WritesAttributes("new Opened()", "{}");

    [Fact]
    public void A_comma_stands_between_members_whichever_are_there() =>
        EventSource.Opened("public int? A { get; init; } public int? B { get; init; } public int? C { get; init; }")
            .Generate()
            .WritesAttributes("new Opened()", "{}")
            .WritesAttributes("new Opened { A = 1 }", """{"a":1}""")
            .WritesAttributes("new Opened { C = 1 }", """{"c":1}""")
            .WritesAttributes("new Opened { B = 1, C = 2 }", """{"b":1,"c":2}""")
            .WritesAttributes("new Opened { A = 1, B = 2, C = 3 }", """{"a":1,"b":2,"c":3}""");

    [Theory]
    [InlineData("with \\\"quotes\\\" and \\\\")]
    [InlineData("\\u2028\\u2029\\u0085\\u0000\\n")]
    [InlineData("*/ </summary> //")]
    [InlineData("\\U0001F600 שלום عربى")]
    [InlineData("{0} = & < > '")]
    public void A_name_of_JsonPropertyName_arrives_byte_exact(string literal)
    {
        var run = EventSource.Opened($$"""[JsonPropertyName("{{literal}}")] public int Value { get; init; }""").Generate();
        var name = (string)run.Evaluate($"\"{literal}\"")!;
        run.WritesAttributes("new Opened { Value = 1 }", System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, int> { [name] = 1 }));
    }

    [Fact]
    public void JsonPropertyName_on_a_positional_parameter_counts() =>
        EventSource.In("Acme", """[GainsightEvent("Opened")] public partial record Opened([IdentifyId] string UserId, [property: JsonPropertyName("n")] int Count);""")
            .Generate()
            .WritesAttributes("new Opened(\"u\", 1)", """{"n":1}""");
}
