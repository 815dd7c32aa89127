using System.Text.Json.Nodes;
using GainsightEvents.Emulator.Judging;
using GainsightEvents.Emulator.Schema;

namespace GainsightEvents.Emulator.Tests.Schema;

/// <summary>What <c>events.schema.json</c> says of System Asset Events.</summary>
public sealed class SystemAssetEventSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.Load(BuiltInSchema.Read()).Definition("systemAssetEvent");

    [Theory]
    [InlineData("assetType", "\"RULES\"", true)]
    [InlineData("assetType", "\"Rules\"", true)]
    [InlineData("assetType", "\"Objects\"", true)]
    [InlineData("assetType", "\"DD\"", true)]
    [InlineData("assetType", "\"COLLECTION_MASTER\"", false)]
    [InlineData("assetType", "null", false)]
    [InlineData("operation", "\"DELETE\"", true)]
    [InlineData("operation", "\"MERGE\"", false)]
    [InlineData("operationType", "\"METADATA\"", true)]
    [InlineData("operationType", "\"SCHEMA\"", false)]
    [InlineData("consumer", "\"A_NEW_ONE\"", true)]
    [InlineData("objectType", "\"STANDARD\"", true)]
    [InlineData("dataStoreType", "\"SNOWFLAKE\"", true)]
    [InlineData("status", "\"SUCCESS\"", true)]
    [InlineData("status", "3", false)]
    [InlineData("totalCount", "7.5", false)]
    [InlineData("successCount", "-1", false)]
    [InlineData("consumerProperties", "\"{}\"", false)]
    [InlineData("consumerProperties", "{\"any\":[1,null]}", true)]
    [InlineData("assetId", "\"\"", false)]
    [InlineData("anotherField", "1", true)]
    public void A_value_is_taken_or_refused_at_its_own_place(string name, string value, bool isValid)
    {
        var body = JsonNode.Parse(TestProject.SystemAssetEvent)!;
        body[name] = JsonNode.Parse(value);

        Assert.Equal(new Verdict(isValid, isValid ? [] : ["/" + name]), Verdict.Of(Schema, body.ToJsonString()));
    }

    [Theory]
    [InlineData("assetType", true)]
    [InlineData("assetId", true)]
    [InlineData("operation", true)]
    [InlineData("tenantId", true)]
    [InlineData("operationType", false)]
    [InlineData("totalCount", false)]
    public void The_members_the_article_marks_are_required_and_no_others(string name, bool isRequired)
    {
        var body = JsonNode.Parse(TestProject.SystemAssetEvent)!.AsObject();
        Assert.True(body.Remove(name));

        Assert.Equal(new Verdict(!isRequired, isRequired ? [""] : []), Verdict.Of(Schema, body.ToJsonString()));
    }
}
