using GainsightEvents.Generators.Tests.Generation;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Pitfalls;

/// <summary>What peers have put on the wire wrongly, one a line. The forms of every type are in WireFormTests, EnumTests and NestedValueTests.</summary>
public sealed class WirePitfallTests
{
    [Theory]
    [InlineData("quotes \\\" and \\\\ back\\\\slashes")]
    [InlineData("a=b&c<d>e'f")]
    [InlineData("\\u2028\\u2029\\u0085\\u0000\\u001F\\u007F\\r\\n\\t")]
    [InlineData("*/ /* // {0} {{ $\\\"")]
    [InlineData("\\U0001F600 שלום مرحبا 名前 \\u202E")]
    [InlineData(" leading and trailing ")]
    public void An_event_name_arrives_byte_exact(string literal)
    {
        var run = EventSource.In("Acme", $"[GainsightEvent(\"{literal}\")] public partial record Opened([IdentifyId] string UserId);").Generate();
        var name = (string)run.Evaluate($"\"{literal}\"")!;
        var (body, _) = GenerationScenario.Write(run.Make("new Opened(\"u\")"));

        using var document = System.Text.Json.JsonDocument.Parse(body);
        Assert.Equal(name, document.RootElement.GetProperty("eventName").GetString());
        Assert.Equal(name, run.Descriptor("new Opened(\"u\")").EventName);
    }

    [Theory]
    [InlineData("\"a\\uD800\"")]
    [InlineData("\"\\uDC00\\uD800\"")]
    [InlineData("\"\"")]
    [InlineData("null!")]
    public void An_event_without_a_name_that_can_be_written_is_refused(string name) =>
        Assert.True(EventSource.In("Acme", $"[GainsightEvent({name})] public partial record Opened([IdentifyId] string UserId);").Generate().IsRefused);

    [Fact]
    public void Two_members_of_one_wire_name_are_both_written_for_a_rule_to_report() =>
        Assert.Equal(
            """{"n":1,"n":2}""",
            GenerationScenario.Attributes(GenerationScenario.Write(
                EventSource.Opened("[JsonPropertyName(\"n\")] public int A { get; init; } [JsonPropertyName(\"n\")] public int B { get; init; }")
                    .Generate().Make("new Opened { A = 1, B = 2 }")).Body));

    [Fact]
    public void Names_that_differ_only_by_case_or_make_one_identifier_stay_apart() =>
        EventSource.Opened("""
            [JsonPropertyName("full name")] public int A { get; init; } = 1;
            [JsonPropertyName("full-name")] public int B { get; init; } = 2;
            [JsonPropertyName("full_name")] public int C { get; init; } = 3;
            [JsonPropertyName("Full name")] public int D { get; init; } = 4;
            public int fullName { get; init; } = 5;
            public int FULLNAME { get; init; } = 6;
            """)
            .Generate()
            .WritesAttributes("new Opened()", """{"full name":1,"full-name":2,"full_name":3,"Full name":4,"fullName":5,"fullname":6}""");

    [Fact]
    public void Events_whose_names_differ_only_by_case_stay_apart()
    {
        var run = EventSource.In("Acme", """
            [GainsightEvent("opened")] public partial record A([IdentifyId] string UserId);
            [GainsightEvent("OPENED")] public partial record B([IdentifyId] string UserId);
            """).Generate();

        Assert.Equal(["opened", "OPENED"], new[] { "A", "B" }.Select(type => run.Descriptor($"new {type}(\"u\")").EventName));
    }

    [Fact]
    public void Enums_whose_members_are_numbers_flags_or_aliases_are_written_by_name() =>
        EventSource.Opened(
            "public Code Code { get; init; } = Code.One; public Rights Rights { get; init; } = (Rights)3; public Channel Channel { get; init; } = Channel.Web;",
            """
            public enum Code { [JsonStringEnumMemberName("1")] One = 7 }
            [Flags] public enum Rights { Read = 1, Write = 2 }
            public enum Channel { Browser, Web = Browser }
            """)
            .Generate()
            .WritesAttributes("new Opened()", """{"code":"1","rights":"Read, Write","channel":"Browser"}""")
            .Refuses("new Opened { Code = (Code)1, Rights = 0, Channel = (Channel)1 }", "Code", "Rights", "Channel");

    [Fact]
    public void An_event_without_attributes_writes_an_empty_object() =>
        EventSource.In("Acme", """[GainsightEvent("Logged In")] public partial record LoggedIn([IdentifyId] string UserId);""").Generate()
            .Writes(
                "new LoggedIn(\"u\")",
                """{"eventName":"Logged In","propertyKey":"AP-TEST-2","identifyId":"u","userType":"USER","date":1717689600000,"attributes":{}}""");

    [Fact]
    public void A_list_of_lists_is_written_as_one() =>
        EventSource.In("Acme", """[GainsightEvent("Opened"), NxtEvent("opened")] public partial record Opened([IdentifyId] string UserId, List<List<int?>> Grid);""")
            .Generate()
            .WritesAttributes("new Opened(\"u\", new() { new() { 1, null }, new() })", """{"grid":"[[1,null],[]]"}""")
            .WritesNxt("new Opened(\"u\", new() { new() { 1, null }, new() })", """{"userId":"u","grid":[[1,null],[]]}""");

    [Fact]
    public void Null_is_absent_unless_it_is_asked_for() =>
        EventSource.In("Acme", """
            [GainsightEvent("Opened"), NxtEvent("opened")]
            public partial record Opened([IdentifyId] string UserId, string? Absent, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Null);
            """)
            .Generate()
            .WritesAttributes("new Opened(\"u\", null, null)", """{"null":null}""")
            .WritesNxt("new Opened(\"u\", null, null)", """{"userId":"u","null":null}""");

    [Fact]
    public void Numbers_lose_nothing()
    {
        var (body, violations) = GenerationScenario.Write(EventSource.Opened("""
            public long Least { get; init; } = long.MinValue;
            public long Most { get; init; } = long.MaxValue;
            public ulong Beyond { get; init; } = ulong.MaxValue;
            public decimal Scale { get; init; } = 1.2300m;
            public double Sum { get; init; } = 0.1 + 0.2;
            public double Zero { get; init; } = -0.0;
            """).Generate().Make("new Opened()"));

        Assert.Empty(violations);
        Assert.Equal(
            """{"least":-9223372036854775808,"most":9223372036854775807,"beyond":18446744073709551615,"scale":1.2300,"sum":0.30000000000000004,"zero":-0}""",
            GenerationScenario.Attributes(body));
    }

    [Theory]
    [InlineData("double", "double.NaN")]
    [InlineData("double", "double.PositiveInfinity")]
    [InlineData("float", "float.NegativeInfinity")]
    [InlineData("DayOfWeek", "(DayOfWeek)7")]
    [InlineData("string", "null!")]
    [InlineData("Uri", "null!")]
    public void What_has_no_form_is_refused_at_run_time(string type, string value) =>
        EventSource.Opened($"public required {type} Value {{ get; init; }}").Generate().Refuses($"new Opened {{ Value = {value} }}", "Value");
}
