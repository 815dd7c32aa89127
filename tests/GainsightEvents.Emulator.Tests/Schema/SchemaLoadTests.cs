using System.Text.Json.Nodes;
using GainsightEvents.Emulator.Judging;
using GainsightEvents.Emulator.Schema;

namespace GainsightEvents.Emulator.Tests.Schema;

/// <summary>What the evaluator refuses before it judges anything.</summary>
public sealed class SchemaLoadTests
{
    [Theory]
    [InlineData("{\"not\":{}}", "#/not")]
    [InlineData("{\"properties\":{\"a/b\":{\"format\":\"date-time\"}}}", "#/properties/a~1b/format")]
    [InlineData("{\"$defs\":{\"unused\":{\"items\":{\"anyOf\":[]}}}}", "#/$defs/unused/items/anyOf")]
    [InlineData("{\"oneOf\":[true,{\"multipleOf\":2}]}", "#/oneOf/1/multipleOf")]
    [InlineData("{\"additionalProperties\":{\"if\":{}}}", "#/additionalProperties/if")]
    public void Another_keyword_is_refused_by_name_and_place(string schema, string place)
    {
        var error = Assert.Throws<SchemaException>(() => JsonSchema.Load(schema));

        Assert.Equal(place, error.Pointer);
        Assert.Contains($"at {place}, the keyword '{place[(place.LastIndexOf('/') + 1)..]}'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"type\":\"text\"}", "#/type")]
    [InlineData("{\"type\":[]}", "#/type")]
    [InlineData("{\"required\":\"a\"}", "#/required")]
    [InlineData("{\"enum\":[]}", "#/enum")]
    [InlineData("{\"oneOf\":{}}", "#/oneOf")]
    [InlineData("{\"minLength\":-1}", "#/minLength")]
    [InlineData("{\"maxLength\":1.5}", "#/maxLength")]
    [InlineData("{\"minimum\":\"1\"}", "#/minimum")]
    [InlineData("{\"properties\":[]}", "#/properties")]
    [InlineData("{\"items\":[{}]}", "#/items")]
    [InlineData("{\"pattern\":\"(\"}", "#/pattern")]
    [InlineData("{\"$ref\":\"#/$defs/missing\"}", "#/$ref")]
    [InlineData("{\"$ref\":\"https://example.com/schema\"}", "#/$ref")]
    [InlineData("{\"$schema\":\"http://json-schema.org/draft-07/schema#\"}", "#/$schema")]
    [InlineData("{\"properties\":{\"a\":{\"$id\":\"b\"}}}", "#/properties/a/$id")]
    [InlineData("7", "#")]
    [InlineData("{", "#")]
    public void A_keyword_used_wrongly_is_refused_by_place(string schema, string place) =>
        Assert.Equal(place, Assert.Throws<SchemaException>(() => JsonSchema.Load(schema)).Pointer);

    [Theory]
    [InlineData("{\"$ref\":\"#\"}")]
    [InlineData("{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"$ref\":\"#/$defs/b\"},\"b\":{\"oneOf\":[{\"$ref\":\"#/$defs/a\"}]}}}")]
    public void References_in_a_circle_at_one_value_are_refused(string schema) =>
        Assert.Contains("never end", Assert.Throws<SchemaException>(() => JsonSchema.Load(schema)).Message, StringComparison.Ordinal);

    [Fact]
    public void References_in_a_circle_that_goes_deeper_are_followed()
    {
        var schema = JsonSchema.Load("{\"type\":\"object\",\"additionalProperties\":{\"$ref\":\"#\"}}");

        Assert.Equal(new Verdict(true, []), Verdict.Of(schema, "{\"a\":{\"b\":{}}}"));
        Assert.Equal(new Verdict(false, ["/a/b"]), Verdict.Of(schema, "{\"a\":{\"b\":1}}"));
    }

    [Fact]
    public void The_schemas_examples_are_those_of_the_sources_and_valid()
    {
        var json = BuiltInSchema.Read();
        var schema = JsonSchema.Load(json);

        Check("pxCustomEvent", TestProject.FeatureUsed);
        Check("nxtEvent", TestProject.HelloWorld);
        Check("systemAssetEvent", TestProject.SystemAssetEvent);

        void Check(string definition, string source)
        {
            var example = JsonNode.Parse(json)!["$defs"]![definition]!["examples"]![0]!;
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(source), example));
            Assert.Equal(new Verdict(true, []), Verdict.Of(schema.Definition(definition), example.ToJsonString()));
        }
    }

    [Fact]
    public void A_definition_that_is_missing_is_named() =>
        Assert.Contains(
            "at #/$defs, 'other' is missing",
            Assert.Throws<SchemaException>(() => JsonSchema.Load("{\"$defs\":{\"one\":true}}").Definition("other")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void The_built_in_schema_is_the_repositorys() =>
        Assert.Equal(File.ReadAllText(TestProject.SchemaPath), BuiltInSchema.Read());
}
