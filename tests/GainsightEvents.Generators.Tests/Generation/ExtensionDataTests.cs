using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Tests.Harness;
using GainsightEvents.Model;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

public sealed class ExtensionDataTests
{
    private const string Values = """
        new Dictionary<string, object>
        {
            ["text"] = "t\"", ["flag"] = true, ["byte"] = (byte)1, ["long"] = long.MinValue, ["ulong"] = ulong.MaxValue, ["double"] = 0.5, ["float"] = 0.1f,
            ["decimal"] = 1.50m, ["id"] = new Guid(1, 0, 0, new byte[8]), ["page"] = new Uri("https://p"), ["at"] = DateTimeOffset.UnixEpoch,
            ["when"] = DateTime.UnixEpoch, ["date"] = new DateOnly(2026, 1, 2), ["time"] = new TimeOnly(1, 2, 3), ["span"] = TimeSpan.FromSeconds(1), ["none"] = null,
            ["json"] = System.Text.Json.JsonDocument.Parse("{ \"a\" : [ 1, \"\\u00e9\\\"\", null, { } ] }").RootElement,
            ["scalar"] = System.Text.Json.JsonDocument.Parse("\"\\u00e9\"").RootElement,
        }
        """;

    private const string Scalars = """
        "text":"t\"","flag":true,"byte":1,"long":-9223372036854775808,"ulong":18446744073709551615,"double":0.5,"float":0.1,
        "decimal":1.50,"id":"00000001-0000-0000-0000-000000000000","page":"https://p","at":"1970-01-01T00:00:00Z","when":"1970-01-01T00:00:00Z",
        "date":"2026-01-02","time":"01:02:03","span":"00:00:01","scalar":"é"
        """;

    [Fact]
    public void Every_value_that_is_no_object_is_written_by_its_type() =>
        Both("public int Count { get; init; } [JsonExtensionData] public Dictionary<string, object?>? More { get; init; } public int? Last { get; init; }")
            .WritesAttributes($"new Opened {{ More = {Values} }}", $$"""{"count":0,{{Scalars}},"json":"{\"a\":[1,\"\\u00e9\\\"\",null,{}]}"}""")
            .WritesNxt($"new Opened {{ More = {Values}, Last = 1 }}", $$$"""{"userId":"u","count":0,"last":1,{{{Scalars}}},"json":{"a":[1,"é\"",null,{}]} }""")
            .WritesAttributes("new Opened()", """{"count":0}""");

    [Theory]
    [InlineData("Dictionary<string, System.Text.Json.JsonElement>", "new() { [\"k\"] = System.Text.Json.JsonDocument.Parse(\"1.50\").RootElement }", "1.50")]
    [InlineData("IDictionary<string, string>", "new Dictionary<string, string> { [\"k\"] = \"v\" }", "\"v\"")]
    [InlineData("IReadOnlyDictionary<string, int?>", "new Dictionary<string, int?> { [\"k\"] = 1, [\"none\"] = null }", "1")]
    [InlineData("List<KeyValuePair<string, DayOfWeek>>", "new() { new(\"k\", DayOfWeek.Friday) }", "\"Friday\"")]
    public void Typed_dictionaries_are_written_by_that_type(string type, string value, string json) =>
        Both($"[JsonExtensionData] public {type}? More {{ get; init; }}")
            .WritesAttributes($"new Opened {{ More = {value} }}", $$"""{"k":{{json}}}""")
            .WritesNxt($"new Opened {{ More = {value} }}", $$"""{"userId":"u","k":{{json}}}""");

    [Fact]
    public void A_key_that_the_event_declares_is_refused_also_by_case() =>
        Both("public int Count { get; init; } [JsonExtensionData] public Dictionary<string, object?> More { get; init; } = new();")
            .Refuses(EventTarget.Px, "new Opened { More = new() { [\"count\"] = 1, [\"COUNT\"] = 2, [\"more\"] = 1 } }", "More[\"count\"]", "More[\"COUNT\"]")
            .Refuses(EventTarget.Nxt, "new Opened { More = new() { [\"userid\"] = 1 } }", "More[\"userid\"]")
            .WritesAttributes("new Opened { More = new() { [\"userId\"] = 1 } }", """{"count":0,"userId":1}""");

    [Fact]
    public void A_value_without_a_form_is_refused_by_its_key() =>
        Both("[JsonExtensionData] public Dictionary<string, object?> More { get; init; } = new();")
            .Refuses(EventTarget.Px, "new Opened { More = new() { [\"a\"] = new object(), [\"b\"] = double.NaN, [\"c\"] = new List<int>() } }", "More[\"a\"]", "More[\"b\"]", "More[\"c\"]")
            .Refuses(EventTarget.Nxt, "new Opened { More = new() { [\"a\"] = 'c', [\"b\"] = default(System.Text.Json.JsonElement) } }", "More[\"a\"]", "More[\"b\"]")
            .Refuses("new Opened { More = null }", "More");

    [Theory]
    [InlineData("object")]
    [InlineData("Dictionary<int, object>")]
    [InlineData("Dictionary<string, List<int>>")]
    [InlineData("System.Text.Json.Nodes.JsonObject")]
    public void Other_types_cannot_be_extension_data(string type)
    {
        var project = EventSource.Opened($"[JsonExtensionData] public {type}? Value {{ get; init; }}");

        var (_, path, reason) = Assert.Single(UnsupportedMembers.Find(EventProperties.Of(project.Compile().GetTypeByMetadataName("Acme.Opened")!)));
        Assert.Equal("Value", path);
        Assert.StartsWith("[JsonExtensionData] takes", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_no_attribute_of_the_plan() =>
        Assert.Equal(
            [MemberRole.IdentifyId, MemberRole.ExtensionData],
            Both("[JsonExtensionData] public Dictionary<string, object?>? More { get; init; }").Descriptor("new Opened()").Members.Select(member => member.Role));

    private static GenerationRun Both(string members) =>
        EventSource.In("Acme", $$"""
            [GainsightEvent("Opened"), NxtEvent("opened")]
            public sealed partial record Opened
            {
                [IdentifyId] public string UserId { get; init; } = "u";
                {{members}}
            }
            """).Generate();
}
