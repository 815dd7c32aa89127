using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class UnheededSerializerAttributeTests
{
    private const string Types = """
        using System.Collections.Generic;
        using System.Runtime.Serialization;
        using System.Text.Json;

        public sealed class Odd<T> : JsonConverter<T>
        {
            public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => default!;
            public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) { }
        }

        public sealed class SnakeCase : JsonStringEnumConverter { public SnakeCase() : base(JsonNamingPolicy.SnakeCaseLower) { } }
        [JsonConverter(typeof(Odd<Money>))] public record Money(decimal Amount, string Currency);
        [JsonConverter(typeof(Odd<OrderId>))] public readonly record struct OrderId(Guid Value);
        [JsonPolymorphic] [JsonDerivedType(typeof(Circle))] public abstract record Shape(string Name);
        [JsonDerivedType(typeof(Circle), "c")] public abstract record Form(string Name, int Corners);
        public record Circle(string Name, double Radius) : Shape(Name);
        [JsonConverter(typeof(JsonStringEnumConverter<Plain>))] public enum Plain { One }
        [JsonConverter(typeof(SnakeCase))] public enum Snake { OneTwo }
        public enum Member { [EnumMember(Value = "one")] One }
        public enum BothNamed { [EnumMember(Value = "one"), JsonStringEnumMemberName("one")] One }
        [JsonNumberHandling(JsonNumberHandling.WriteAsString)] public record Texts(int A, int B);
        public record Line(Money Price, [property: IgnoreDataMember] string Secret);

        namespace Newtonsoft.Json
        {
            [AttributeUsage(AttributeTargets.All)] public sealed class JsonIgnoreAttribute : Attribute;
            [AttributeUsage(AttributeTargets.All)] public sealed class JsonPropertyAttribute(string? name = null) : Attribute { public string? PropertyName { get; set; } = name; }
            [AttributeUsage(AttributeTargets.All)] public sealed class JsonConverterAttribute(Type type) : Attribute { public Type Type => type; }
        }
        """;

    private const string Form = "declare the member as what is to be sent, such as a string, and leave this one out with [JsonIgnore]";
    private const string Declared = "only what the declared type has is sent, so declare the member as the type that it holds";

    [Theory]
    [InlineData("[JsonConverter(typeof(Odd<int>))] public int A", "JsonConverter", "A", Form)]
    [InlineData("[JsonConverter(typeof(Odd<Guid>))] public Guid? A", "JsonConverter", "A", Form)]
    [InlineData("[JsonConverter(typeof(SnakeCase))] public DayOfWeek A", "JsonConverter", "A", Form)]
    [InlineData("[Newtonsoft.Json.JsonConverter(typeof(int))] public int A", "JsonConverter", "A", Form)]
    [InlineData("public Money? A", "JsonConverter", "A", Form)]
    [InlineData("public Snake A", "JsonConverter", "A", Form)]
    [InlineData("public Dictionary<string, Money>? A", "JsonConverter", "A[]", Form)]
    [InlineData("public Shape? A", "JsonPolymorphic", "A", Declared)]
    [InlineData("public List<Form>? A", "JsonDerivedType", "A[]", Declared)]
    [InlineData("public Texts? A", "JsonNumberHandling", "A", "declare its numbers as strings")]
    [InlineData("[JsonNumberHandling(JsonNumberHandling.WriteAsString)] public int A", "JsonNumberHandling", "A", "declare the member as a string")]
    [InlineData("[IgnoreDataMember] public int A", "IgnoreDataMember", "A", "leave the member out with the [JsonIgnore] of System.Text.Json")]
    [InlineData("[Newtonsoft.Json.JsonIgnore] public int A", "JsonIgnore", "A", "leave the member out with the [JsonIgnore] of System.Text.Json")]
    [InlineData("[Newtonsoft.Json.JsonProperty(\"b\")] public int A", "JsonProperty", "A", "name it with [JsonPropertyName]")]
    [InlineData("[Newtonsoft.Json.JsonProperty(PropertyName = \"b\")] public int A", "JsonProperty", "A", "name it with [JsonPropertyName]")]
    [InlineData("[DataMember(Name = \"b\")] public int A", "DataMember", "A", "name it with [JsonPropertyName]")]
    [InlineData("public Member[]? A", "EnumMember", "A[]", "name the values with [JsonStringEnumMemberName]")]
    public Task What_would_change_the_form_or_the_name_is_reported(string member, string attribute, string path, string remedy) =>
        Rule().In(Types, "Types.cs").In($$"""
            using System.Collections.Generic;
            using System.Runtime.Serialization;
            [GainsightEvent("Exported")] public partial record Exported([IdentifyId] string UserId) { {{member[..^1]}}[|A|] { get; init; } }
            """).Reports($"[{attribute}] does not change how '{path}' of event 'Exported' is sent; {remedy}");

    [Fact]
    public Task What_is_nested_or_inherited_is_reported_with_the_way_there() => Rule().In(Types, "Types.cs").In("""
        public abstract record Base { [JsonConverter(typeof(Odd<int>))] public int Count { get; init; } }
        [NxtEvent("exported")] public partial record {|GSE0049:Exported|}(Line {|GSE0049:{|GSE0049:Line|}|}) : Base;
        """).Reports(
            $"[JsonConverter] does not change how 'Count' of event 'Exported' is sent; {Form}",
            $"[JsonConverter] does not change how 'Line.Price' of event 'Exported' is sent; {Form}",
            "[IgnoreDataMember] does not change how 'Line.Secret' of event 'Exported' is sent; leave the member out with the [JsonIgnore] of System.Text.Json");

    [Theory]
    [InlineData("[JsonConverter(typeof(JsonStringEnumConverter))] public DayOfWeek A")]
    [InlineData("public Plain A")]
    [InlineData("public BothNamed? A")]
    [InlineData("public OrderId A")]
    [InlineData("public List<OrderId>? A")]
    [InlineData("[JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] public int A")]
    [InlineData("[DataMember] public int A")]
    [InlineData("[DataMember(Name = \"a\")] public int A")]
    [InlineData("[DataMember(Name = \"b\"), JsonPropertyName(\"b\")] public int A")]
    [InlineData("[Newtonsoft.Json.JsonProperty] public int A")]
    [InlineData("[JsonIgnore, Newtonsoft.Json.JsonIgnore] public int A")]
    [InlineData("[JsonIgnore] public Money? A")]
    public Task What_is_sent_as_it_says_or_left_out_shows_nothing(string member) => Rule().In(Types, "Types.cs").In($$"""
        using System.Collections.Generic;
        using System.Runtime.Serialization;
        [GainsightEvent("Exported")] public partial record Exported([IdentifyId] string UserId) { {{member}} { get; init; } }
        """).ReportsNothing();

    private static AnalysisTest Rule() => AnalysisTest.Of<UnheededSerializerAttributeAnalyzer>();
}
