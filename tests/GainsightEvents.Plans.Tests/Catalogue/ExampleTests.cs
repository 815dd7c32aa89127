using System.Diagnostics;
using System.Text.Json.Nodes;
using GainsightEvents.Plans.Catalogue.Examples;

namespace GainsightEvents.Plans.Tests.Catalogue;

/// <summary>Examples by what is asked of a value.</summary>
public sealed class ExampleTests
{
    [Theory]
    [InlineData("""{"name":"attributes.a","type":"integer"}""", "1")]
    [InlineData("""{"name":"attributes.a","type":"integer","constraints":{"minimum":5}}""", "10")]
    [InlineData("""{"name":"attributes.a","type":"integer","constraints":{"minimum":15,"maximum":15}}""", "15")]
    [InlineData("""{"name":"attributes.a","type":"integer","constraints":{"exclusiveMinimum":15}}""", "16")]
    [InlineData("""{"name":"attributes.a","type":"integer","constraints":{"exclusiveMaximum":-15}}""", "-16")]
    [InlineData("""{"name":"attributes.a","type":"integer","constraints":{"minimum":20.25,"maximum":21.75}}""", "21")]
    [InlineData("""{"name":"attributes.a","type":"number","constraints":{"exclusiveMinimum":0,"exclusiveMaximum":1}}""", "0.5")]
    [InlineData("""{"name":"attributes.a","type":"number","constraints":{"exclusiveMinimum":0.1,"maximum":0.2}}""", "0.2")]
    [InlineData("""{"name":"attributes.a","type":"number","constraints":{"exclusiveMinimum":0.1,"exclusiveMaximum":0.2}}""", "0.15")]
    [InlineData("""{"name":"attributes.a","type":"number","constraints":{"minimum":1e300}}""", "1e300")]
    [InlineData("""{"name":"attributes.a","type":"number","constraints":{"exclusiveMinimum":1e300}}""", "2E+300")]
    [InlineData("""{"name":"attributes.a","type":"number","constraints":{"enum":[2.50,3]}}""", "2.50")]
    [InlineData("""{"name":"attributes.a","type":"number","constraints":{"exclusiveMinimum":2,"exclusiveMaximum":11,"enum":[2.50,3.25]}}""", "3.25")]
    [InlineData("""{"name":"attributes.a","type":"number","constraints":{"exclusiveMinimum":2,"exclusiveMaximum":2.75,"enum":[2.50,3]}}""", "2.50")]
    [InlineData("""{"name":"attributes.a","type":"integer","constraints":{"enum":["x",2.5,null,7]}}""", "7")]
    [InlineData("""{"name":"attributes.a","type":"boolean"}""", "true")]
    [InlineData("""{"name":"attributes.a","type":"boolean","constraints":{"enum":[false]}}""", "false")]
    [InlineData("""{"name":"attributes.a","type":"dateTime"}""", "\"2024-06-06T16:00:00Z\"")]
    [InlineData("""{"name":"attributes.a","type":"array"}""", "\"[]\"")]
    [InlineData("""{"name":"attributes.a","type":"object","constraints":{"minProperties":1}}""", "\"{\\u0022example1\\u0022:\\u0022example\\u0022}\"")]
    [InlineData("""{"name":"attributes.a","type":"string"}""", "\"example\"")]
    [InlineData("""{"name":"attributes.pageUrl","type":"string"}""", "\"https://app.example.com/reports\"")]
    [InlineData("""{"name":"attributes.a","type":"string","constraints":{"refused":["a value that does not begin with http://, https:// or ftp://"]}}""", "\"https://app.example.com/reports\"")]
    [InlineData("""{"name":"attributes.a","type":"string","constraints":{"maxLength":20,"refused":["a value that does not begin with http://, https:// or ftp://"]}}""", "\"https://app.example.\"")]
    [InlineData("""{"name":"attributes.a","type":"string","constraints":{"maxLength":3}}""", "\"exa\"")]
    [InlineData("""{"name":"attributes.a","type":"string","constraints":{"minLength":9}}""", "\"exampleex\"")]
    [InlineData("""{"name":"attributes.a","type":"string","constraints":{"minLength":7,"maxLength":7}}""", "\"example\"")]
    [InlineData("""{"name":"attributes.a","type":"string","constraints":{"maxLength":0}}""", "\"\"")]
    [InlineData("""{"name":"attributes.a","type":"string","constraints":{"enum":[null,"Reporting","Admin"]}}""", "\"Reporting\"")]
    [InlineData("""{"name":"attributes.a","type":"string","constraints":{"pattern":"[A-Z]{2}-[0-9]{4}"}}""", "\"AA-1111\"")]
    [InlineData("""{"name":"attributes.a","type":"string","constraints":{"pattern":"[a-z]+","minLength":9}}""", "\"exampleex\"")]
    [InlineData("""{"name":"attributes.a","type":"string","constraints":{"pattern":"[A-F]+[0-9]+","minLength":12,"maxLength":12}}""", "\"AAAAAAAAAAA1\"")]
    public void A_value_meets_what_is_asked_of_it(string member, string json)
    {
        var body = JsonNode.Parse(ExampleOf("px", member).Json!)!;

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), body["attributes"]!.AsObject().Single().Value), body.ToJsonString());
    }

    [Theory]
    [InlineData("""{"name":"a","type":"array","constraints":{"minItems":2}}""", """["example","example"]""")]
    [InlineData("""{"name":"a","type":"object"}""", "{}")]
    [InlineData("""{"name":"a","type":"string","required":true}""", "\"example\"")]
    public void Nested_values_are_JSON_for_NXT(string member, string json)
    {
        var body = JsonNode.Parse(ExampleOf("nxt", member).Json!)!;

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), body["a"]), body.ToJsonString());
    }

    [Theory]
    [InlineData("""{"name":"attributes.a","type":"integer","constraints":{"minimum":5,"maximum":4}}""")]
    [InlineData("""{"name":"attributes.a","type":"integer","constraints":{"exclusiveMinimum":5,"exclusiveMaximum":6}}""")]
    [InlineData("""{"name":"attributes.a","type":"integer","constraints":{"minimum":1e300}}""")]
    [InlineData("""{"name":"attributes.a","type":"integer","constraints":{"enum":["x",2.5,null]}}""")]
    [InlineData("""{"name":"attributes.a","type":"number","constraints":{"exclusiveMinimum":2,"enum":[2.50]}}""")]
    [InlineData("""{"name":"attributes.a","type":"boolean","constraints":{"enum":["true"]}}""")]
    [InlineData("""{"name":"attributes.a","type":"string","constraints":{"minLength":5,"maxLength":4}}""")]
    [InlineData("""{"name":"attributes.a","type":"string","constraints":{"minLength":2147483647}}""")]
    [InlineData("""{"name":"attributes.a","type":"string","constraints":{"enum":[null,1]}}""")]
    [InlineData("""{"name":"attributes.a","type":"string","constraints":{"enum":["\uFFFD"]}}""")]
    [InlineData("""{"name":"attributes.a","type":"string","constraints":{"pattern":"(","minLength":1}}""")]
    [InlineData("""{"name":"attributes.a","type":"string","constraints":{"pattern":"(a+)+$","minLength":40,"maxLength":39}}""")]
    [InlineData("""{"name":"attributes.a","type":"dateTime","constraints":{"enum":["2024"]}}""")]
    [InlineData("""{"name":"referrer","type":"string","constraints":{"minimum":1,"refused":["a value that does not begin with http://, https:// or ftp://"]}}""")]
    [InlineData("""{"name":"accountId","type":"string","constraints":{"minimum":1,"maximum":9,"minLength":3}}""")]
    [InlineData("""{"name":"accountId","type":"string","constraints":{"minimum":100,"maxLength":2}}""")]
    [InlineData("""{"name":"accountId","type":"string","constraints":{"minimum":1,"pattern":"[a-z]+"}}""")]
    [InlineData("""{"name":"attributes.a","type":"array","constraints":{"minItems":2147483647}}""")]
    [InlineData("""{"name":"attributes.a","type":"object","constraints":{"minProperties":2,"maxProperties":1}}""")]
    public void Without_such_a_value_the_member_is_left_out_and_a_required_one_leaves_no_example(string member)
    {
        var optional = ExampleOf("px", member);
        var required = ExampleOf("px", member.Replace("\"type\"", "\"required\":true,\"type\"", StringComparison.Ordinal));

        var name = JsonNode.Parse(member)!["name"]!.GetValue<string>();
        Assert.Null(JsonNode.Parse(optional.Json!)!["attributes"]);
        Assert.Null(JsonNode.Parse(optional.Json!)![name]);
        Assert.Null(required.Json);
        Assert.Equal([(name, "no value was found that meets all that is asked of it")], optional.LeftOut);
        Assert.Equal(optional.LeftOut, required.LeftOut);
    }

    [Fact]
    public void What_no_keyword_says_cannot_be_judged_and_that_is_said()
    {
        var example = ExampleOf("px", """{"name":"attributes.a","type":"dateTime","required":true,"constraints":{"refused":["a value that is not from 2024-01-01 to 2024-12-31"]}}""");

        Assert.Null(example.Json);
        Assert.Equal([("attributes.a", "whether a value is right cannot be told, for refused is a value that is not from 2024-01-01 to 2024-12-31")], example.LeftOut);
    }

    [Fact]
    public void Only_of_a_text_it_is_known_what_a_URL_is() =>
        Assert.Single(ExampleOf("px", """{"name":"attributes.a","type":"object","constraints":{"refused":["a value that does not begin with http://, https:// or ftp://"]}}""").LeftOut);

    [Fact]
    public void A_pattern_that_takes_too_long_is_given_up()
    {
        var watch = Stopwatch.StartNew();

        var example = ExampleOf("px", """{"name":"attributes.a","type":"string","constraints":{"pattern":"(?:(?:e|x|a|m|p|l|exa)+)+!","minLength":200}}""");

        Assert.Equal("no value was found that meets all that is asked of it", Assert.Single(example.LeftOut).Reason);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }

    [Fact]
    public void An_example_of_PX_has_the_whole_envelope_and_the_members_that_are_still_sent()
    {
        var example = SamplePlans.CatalogueOf(SamplePlans.Shop).Events[1].Example;

        Assert.Equal(
            """
            {
              "identifyId": "user-123",
              "propertyKey": "AP-XXXXXXXXXX-2",
              "userType": "USER",
              "eventName": "Report Exported",
              "date": 1717689600000,
              "attributes": {
                "category": "Reporting",
                "rows": 10
              }
            }
            """,
            example.Json);
        Assert.Equal("attributes.due", Assert.Single(example.LeftOut).Member);
    }

    [Theory]
    [InlineData("""{"name":"identifyId","type":"string","required":true,"constraints":{"minimum":100,"maximum":200}}""", "identifyId", "\"100\"")]
    [InlineData("""{"name":"accountId","type":"string","constraints":{"enum":[7,8]}}""", "accountId", "\"7\"")]
    [InlineData("""{"name":"userType","type":"string","constraints":{"enum":["LEAD"]}}""", "userType", "\"LEAD\"")]
    [InlineData("""{"name":"date","type":"integer"}""", "date", "1717689600000")]
    [InlineData("""{"name":"date","type":"integer","constraints":{"maximum":20}}""", "date", "1")]
    [InlineData("""{"name":"globalContext","type":"object"}""", "globalContext", "{}")]
    [InlineData("""{"name":"identifyId","type":"string","retired":"2026-11-27"}""", "identifyId", "\"user-123\"")]
    public void A_field_of_the_envelope_is_as_Gainsight_takes_it(string member, string field, string json)
    {
        var body = JsonNode.Parse(ExampleOf("px", member).Json!)!;

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), body[field]), body.ToJsonString());
    }

    [Theory]
    [InlineData("""{"name":"identifyId","type":"string","constraints":{"maxLength":0}}""")]
    [InlineData("""{"name":"userType","type":"string","constraints":{"enum":["ADMIN"]}}""")]
    public void A_field_that_Gainsight_needs_is_needed_by_the_example(string member) => Assert.Null(ExampleOf("px", member).Json);

    private static EventExample ExampleOf(string target, string member) => EventExample.Of(SamplePlans.Of(target, member).Events[0]);
}
