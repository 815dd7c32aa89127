using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

/// <summary>
/// The wire-forms table: its row, the members of an event, how the event is made, and the body for PX and for NXT. Rows that are
/// no body are elsewhere: what is unsupported in UnsupportedMemberTests, header values in NxtHeaderValueTests, System Asset Events in
/// SystemAssetEventTests.
/// </summary>
public sealed class WireFormTable : TheoryData<string, string, string, string, string>
{
    public WireFormTable()
    {
        Add(
            "PX envelope: the others when they have a value; NXT body: marked members too, under their own names",
            "[AccountId] public string? Account { get; init; } [SessionId] public Guid? Session { get; init; } [EventUrl] public Uri? Page { get; init; }",
            """new Opened { Account = "ä", Page = new Uri("https://p/") }""",
            Envelope("{}", ",\"accountId\":\"ä\",\"url\":\"https://p/\""),
            """{"userId":"u","account":"ä","page":"https://p/"}""");
        Add(
            "null attribute, null NXT member",
            "public int? Absent { get; init; } [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public int? Null { get; init; }",
            "new Opened()",
            Envelope("""{"null":null}"""),
            """{"userId":"u","null":null}""");
        Add(
            "names: camel case, or JsonPropertyName",
            "public int INITIAL { get; init; } public int IOStatus { get; init; } [JsonPropertyName(\"Own\")] public int Other { get; init; }",
            "new Opened { INITIAL = 1, IOStatus = 2, Other = 3 }",
            Envelope("""{"initial":1,"ioStatus":2,"Own":3}"""),
            """{"userId":"u","initial":1,"ioStatus":2,"Own":3}""");
        Add(
            "PX event and attribute names, NXT body names",
            "[JsonPropertyName(\"I \\\"ı\\\" = & < \\\\ \\U0001F600 \u05e9\u05dc\u05d5\u05dd \\u2028\")] public int Value { get; init; }",
            "new Opened { Value = -1 }",
            Envelope("{\"I \\\"ı\\\" = & < \\\\ 😀 \u05e9\u05dc\u05d5\u05dd \\u2028\":-1}"),
            "{\"userId\":\"u\",\"I \\\"ı\\\" = & < \\\\ 😀 \u05e9\u05dc\u05d5\u05dd \\u2028\":-1}");
        Add(
            "nested object, collection, dictionary",
            "public Place? At { get; init; } public List<double>? Ratios { get; init; } public Dictionary<string, DateOnly>? Days { get; init; }",
            """new Opened { At = new(-1.5, new DateTime(2026, 2, 3)), Ratios = new() { 0.5, -2 }, Days = new() { ["İ"] = new(2026, 2, 3) } }""",
            Envelope("""{"at":"{\"x\":-1.5,\"when\":\"2026-02-03T00:00:00Z\"}","ratios":"[0.5,-2]","days":"{\"İ\":\"2026-02-03\"}"}"""),
            """{"userId":"u","at":{"x":-1.5,"when":"2026-02-03T00:00:00Z"},"ratios":[0.5,-2],"days":{"İ":"2026-02-03"}}""");
        Add(
            "envelope date",
            "[EventDate] public DateTimeOffset Made { get; init; }",
            "new Opened { Made = new DateTimeOffset(2026, 11, 21, 1, 5, 9, 7, TimeSpan.FromHours(3)) }",
            Envelope("{}", date: 1_795_212_309_007),
            """{"userId":"u","made":"2026-11-20T22:05:09.007Z"}""");
        Add("string", "string", "\"å\\\"\\\\\\n\\u0001/<&>'+\\u2028\\U0001F600\"", "\"å\\\"\\\\\\n\\u0001/<&>'+\u2028😀\"");
        Add("string", "string", "\"\\uD800x\"", "\"\uFFFDx\"");
        Add("integers, float, double, decimal", "sbyte", "sbyte.MinValue", "-128");
        Add("integers, float, double, decimal", "byte", "byte.MaxValue", "255");
        Add("integers, float, double, decimal", "short", "short.MinValue", "-32768");
        Add("integers, float, double, decimal", "ushort", "ushort.MaxValue", "65535");
        Add("integers, float, double, decimal", "int", "int.MinValue", "-2147483648");
        Add("integers, float, double, decimal", "uint", "uint.MaxValue", "4294967295");
        Add("integers, float, double, decimal", "long", "long.MinValue", "-9223372036854775808");
        Add("integers, float, double, decimal", "long", "long.MaxValue", "9223372036854775807");
        Add("integers, float, double, decimal", "ulong", "ulong.MaxValue", "18446744073709551615");
        Add("integers, float, double, decimal", "float", "0.1f", "0.1");
        Add("integers, float, double, decimal", "float", "float.MaxValue", "3.4028235E+38");
        Add("integers, float, double, decimal", "double", "0.1 + 0.2", "0.30000000000000004");
        Add("integers, float, double, decimal", "double", "-1.5E-300", "-1.5E-300");
        Add("integers, float, double, decimal", "decimal", "-1234567.8900m", "-1234567.8900");
        Add("integers, float, double, decimal", "decimal", "decimal.MaxValue", "79228162514264337593543950335");
        Add("bool, Guid, Uri", "bool", "true", "true");
        Add("bool, Guid, Uri", "Guid", "new Guid(\"0190B5A1-AAAA-7000-8000-0000000000FF\")", "\"0190b5a1-aaaa-7000-8000-0000000000ff\"");
        Add("bool, Guid, Uri", "Uri", "new Uri(\"https://example.com/ä?q=%20\")", "\"https://example.com/ä?q=%20\"");
        Add("bool, Guid, Uri", "Uri", "new Uri(\"/relative\", UriKind.Relative)", "\"/relative\"");
        Add("enum", "DayOfWeek", "DayOfWeek.Friday", "\"Friday\"");
        Add("enum", "Channel", "Channel.Mobile", "\"mobile \\\"app\\\"\"");
        Add("enum", "Rights", "Rights.Read | Rights.Insert", "\"Read, Insert\"");
        Add("DateTimeOffset, DateTime", "DateTime", "new DateTime(2026, 11, 21, 8, 5, 9, DateTimeKind.Utc)", "\"2026-11-21T08:05:09Z\"");
        Add("DateTimeOffset, DateTime", "DateTime", "new DateTime(2026, 11, 21, 8, 5, 9, 120)", "\"2026-11-21T08:05:09.12Z\"");
        Add("DateTimeOffset, DateTime", "DateTimeOffset", "new DateTimeOffset(2026, 11, 21, 1, 5, 9, TimeSpan.FromHours(3))", "\"2026-11-20T22:05:09Z\"");
        Add("DateOnly, TimeOnly, TimeSpan", "DateOnly", "new DateOnly(2026, 2, 3)", "\"2026-02-03\"");
        Add("DateOnly, TimeOnly, TimeSpan", "TimeOnly", "new TimeOnly(7, 8, 9)", "\"07:08:09\"");
        Add("DateOnly, TimeOnly, TimeSpan", "TimeOnly", "new TimeOnly(7, 8, 9, 10, 20)", "\"07:08:09.01002\"");
        Add("DateOnly, TimeOnly, TimeSpan", "TimeSpan", "new TimeSpan(1, 2, 3, 4, 5)", "\"1.02:03:04.0050000\"");
        Add("DateOnly, TimeOnly, TimeSpan", "TimeSpan", "TimeSpan.FromHours(-1)", "\"-01:00:00\"");
    }

    // Of a value in each of the three ways that a member may hold it.
    private void Add(string row, string type, string value, string json) => Add(
        row,
        $"public required {type} Value {{ get; init; }} public {type}? Optional {{ get; init; }} public {type}? Absent {{ get; init; }}",
        $"new Opened {{ Value = {value}, Optional = {value} }}",
        Envelope($$"""{"value":{{json}},"optional":{{json}}}"""),
        $$"""{"userId":"u","value":{{json}},"optional":{{json}}}""");

    private static string Envelope(string attributes, string more = "", long date = GenerationScenario.PublishedAt) =>
        $$"""{"eventName":"Opened \"İ\" 😀","propertyKey":"AP-TEST-2","identifyId":"u","userType":"USER","date":{{date.ToString(System.Globalization.CultureInfo.InvariantCulture)}},"attributes":{{attributes}}{{more}}}""";
}
