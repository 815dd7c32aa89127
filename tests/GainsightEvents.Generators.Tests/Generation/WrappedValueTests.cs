using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

/// <summary>Types of one value are sent as that value, wherever they stand.</summary>
public sealed class WrappedValueTests
{
    private const string Types = """
        public readonly record struct OrderId(Guid Value) { [JsonIgnore] public bool IsEmpty => Value == Guid.Empty; }
        public readonly record struct Percent(decimal Points);
        public readonly record struct Note(string? Text);
        public record struct Level(DayOfWeek Day);
        public sealed record Email(string Value);
        public sealed record Score(int Value);
        public sealed record Person(string Name);
        public readonly record struct Named([property: JsonPropertyName("v")] int Value);
        public record Line(OrderId Order, Email? Sender);
        """;

    [Theory]
    [InlineData("OrderId", "new OrderId(new Guid(\"0190b5a1-0000-7000-8000-000000000001\"))", "\"0190b5a1-0000-7000-8000-000000000001\"")]
    [InlineData("OrderId?", "new OrderId(Guid.Empty)", "\"00000000-0000-0000-0000-000000000000\"")]
    [InlineData("Percent", "new Percent(12.50m)", "12.50")]
    [InlineData("Level", "new Level(DayOfWeek.Friday)", "\"Friday\"")]
    [InlineData("Email", "new Email(\"a@b\")", "\"a@b\"")]
    [InlineData("Score?", "new Score(7)", "7")]
    [InlineData("Note", "new Note(\"n\")", "\"n\"")]
    [InlineData("Person", "new Person(\"n\")", "\"{\\\"name\\\":\\\"n\\\"}\"")]
    [InlineData("Named", "new Named(1)", "\"{\\\"v\\\":1}\"")]
    public void As_an_attribute(string type, string value, string json) => EventSource.Opened($"public {type} A {{ get; init; }} = default!;", Types)
        .Generate()
        .WritesAttributes($"new Opened {{ A = {value} }}", $"{{\"a\":{json}}}");

    [Theory]
    [InlineData("Note", "default")]
    [InlineData("OrderId?", "null")]
    [InlineData("Email?", "null")]
    public void Nothing_inside_is_nothing_there(string type, string value) => EventSource.Opened($"public {type} A {{ get; init; }}", Types)
        .Generate()
        .WritesAttributes($"new Opened {{ A = {value} }}", "{}");

    [Theory]
    [InlineData("List<Percent>", "new() { new(1m), new(2.5m) }", "[1,2.5]")]
    [InlineData("Email[]", "new[] { new Email(\"a\"), new Email(\"b\") }", "[\"a\",\"b\"]")]
    [InlineData("List<Score?>", "new() { null, new(1) }", "[null,1]")]
    [InlineData("List<Note>", "new() { default, new(\"n\") }", "[null,\"n\"]")]
    [InlineData("List<Percent?>", "new() { null, new(1m) }", "[null,1]")]
    [InlineData("Dictionary<string, Level>", "new() { [\"x\"] = new(DayOfWeek.Monday) }", "{\"x\":\"Monday\"}")]
    [InlineData("Line", "new(default, new(\"a\"))", "{\"order\":\"00000000-0000-0000-0000-000000000000\",\"sender\":\"a\"}")]
    [InlineData("Line[]", "new[] { new Line(default, null) }", "[{\"order\":\"00000000-0000-0000-0000-000000000000\"}]")]
    public void Inside_other_values(string type, string value, string json) => EventSource.In("Acme", $$"""
        {{Types}}
        [NxtEvent("opened")] public partial record Opened({{type}} A);
        """)
        .Generate()
        .WritesNxt($"new Opened(A: {value})", $"{{\"a\":{json}}}");

    [Fact]
    public void As_extension_data() => EventSource.Opened("[JsonExtensionData] public Dictionary<string, Percent>? More { get; init; }", Types)
        .Generate()
        .WritesAttributes("new Opened { More = new() { [\"x\"] = new(1.5m) } }", """{"x":1.5}""");

    [Fact]
    public void A_null_against_its_type_is_refused() => EventSource.Opened("public Email[] A { get; init; } = null!; public Email B { get; init; } = null!;", Types)
        .Generate()
        .Refuses("new Opened { A = new Email[] { null } }", "A[0]", "B");

    [Fact]
    public void Constraints_of_the_member_and_of_the_value_inside_are_checked() => EventSource.Opened(
        "[System.ComponentModel.DataAnnotations.Range(0, 100)] public Percent A { get; init; } public Code B { get; init; } = new(\"x\");",
        Types + "public record struct Code([property: System.ComponentModel.DataAnnotations.StringLength(3)] string Value);")
        .Generate()
        .WritesAttributes("new Opened { A = new(99m) }", """{"a":99,"b":"x"}""")
        .Refuses("new Opened { A = new(101m), B = new(\"long\") }", "A", "B");

    [Fact]
    public void Its_default_is_left_out_where_that_is_asked_for() => EventSource.Opened(
        "[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public Percent A { get; init; } [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public OrderId? B { get; init; }", Types)
        .Generate()
        .WritesAttributes("new Opened()", """{"b":null}""")
        .WritesAttributes("new Opened { A = new(1m) }", """{"a":1,"b":null}""");
}
