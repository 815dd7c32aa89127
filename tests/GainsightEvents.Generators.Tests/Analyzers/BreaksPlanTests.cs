using GainsightEvents.CodeFixes;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class BreaksPlanTests
{
    private const string Planned = """{ "name": "attributes.rows", "type": "integer" }""";

    [Fact]
    public Task A_member_of_another_type_is_reported_at_the_member() => Rule()
        .In("[GainsightEvent(\"A\")] public partial record A([IdentifyId] string UserId, string? [|Rows|]);")
        .WithPlan(PlanSources.Of("\"A\"", Planned, PlanSources.User))
        .Reports("'px:A, attributes.rows' breaks what gainsight.events.json says: it is of type string and no longer integer; publish it under a new name, and keep this one in the plan with the note \"retired\"");

    [Fact]
    public Task A_renamed_member_is_reported_under_its_new_name() => Rule()
        .In("[GainsightEvent(\"A\")] public partial record A([IdentifyId] string UserId, int? [|RowCount|]);")
        .WithPlan(PlanSources.Of("\"A\"", Planned, PlanSources.User))
        .ReportsAnything();

    [Fact]
    public Task A_renamed_event_is_reported_at_its_type() => Rule()
        .In("[GainsightEvent(\"B\")] public partial record [|A|]([IdentifyId] string UserId);")
        .WithPlan(PlanSources.Of("\"A\"", PlanSources.User))
        .Reports("'px:A' breaks what gainsight.events.json says: it seems to be renamed to 'B'; to Gainsight that is another event; publish it under a new name, and keep this one in the plan with the note \"retired\"");

    [Fact]
    public Task A_constraint_that_admits_less_breaks() => Rule()
        .In("[GainsightEvent(\"A\")] public partial record A([IdentifyId] string UserId, [property: System.ComponentModel.DataAnnotations.Range(0, 9)] int? [|Rows|]);")
        .WithPlan(PlanSources.Of("\"A\"", """{ "name": "attributes.rows", "type": "integer", "constraints": { "minimum": 0, "maximum": 10 } }""", PlanSources.User))
        .ReportsAnything();

    [Fact]
    public Task Another_version_announces_what_breaks() => Rule()
        .In("[NxtEvent(\"a\", Version = \"v02\")] public partial record A(string? Rows);")
        .WithPlan("""{ "format": 1, "events": [{ "target": "nxt", "name": "a", "version": "v01", "members": [{ "name": "rows", "type": "integer" }] }] }""")
        .ReportsNothing();

    [Fact]
    public Task A_note_on_the_old_member_announces_the_new_one() => Rule()
        .In("[GainsightEvent(\"A\")] public partial record A([IdentifyId] string UserId, string? RowCount);")
        .WithPlan(PlanSources.Of("\"A\"", """{ "name": "attributes.rows", "type": "integer", "retired": "2026-11-27, replaced by attributes.rowCount" }""", PlanSources.User))
        .ReportsNothing();

    [Fact]
    public Task The_member_becomes_what_the_plan_says() => Rule()
        .In(
            """
            [GainsightEvent("A")]
            public partial record A
            {
                [IdentifyId] public required string UserId { get; init; }

                [JsonPropertyName("rowCount")]
                [System.ComponentModel.DataAnnotations.Range(0, 9)]
                [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
                public required int Rows { get; init; }
            }
            """)
        .WithPlan(PlanSources.Of("\"A\"", """{ "name": "attributes.rowCount", "type": "integer", "constraints": { "minimum": 0, "maximum": 10 } }""", PlanSources.User))
        .BecomesBy(
            PlanFixes.Declare,
            """
            [GainsightEvent("A")]
            public partial record A
            {
                [IdentifyId] public required string UserId { get; init; }

                [JsonPropertyName("rowCount")]
                [System.ComponentModel.DataAnnotations.Range(0, 10)]
                [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
                public int? Rows { get; init; }
            }
            """);

    [Theory]
    [InlineData("""GainsightEvent("B", Product = "Mobile")""", """GainsightEvent("A", Product = "Mobile")""", """ "name": "A", "product": "Mobile" """)]
    [InlineData("""GainsightEvent(Names.B)""", """GainsightEvent("A")""", """ "name": "A" """)]
    [InlineData("""GainsightEvent("A")""", """GainsightEvent("A", Product = "Mobile")""", """ "name": "A", "product": "Mobile" """)]
    [InlineData("""GainsightEvent(Names.B, Product = "Mobile")""", """GainsightEvent(Names.B, Product = "Web")""", """ "name": "B", "product": "Web" """)]
    [InlineData("""GainsightEvent("A", Product = "Mobile", MaxAge = "1.00:00:00")""", """GainsightEvent("A", MaxAge = "1.00:00:00")""", """ "name": "A" """)]
    [InlineData("""GainsightEvent("A", Identity = IdentitySource.FromContext)""", """GainsightEvent("A")""", """ "name": "A" """)]
    public Task The_event_becomes_what_the_plan_says(string declared, string becomes, string planned) => Rule()
        .In($"[{declared}]\npublic partial record A([IdentifyId] string UserId);\ninternal static class Names {{ public const string B = \"B\"; }}")
        .WithPlan($"{{ \"format\": 1, \"events\": [{{ \"target\": \"px\", {planned}, \"members\": [{PlanSources.User}] }}] }}")
        .BecomesBy(PlanFixes.Declare, $"[{becomes}]\npublic partial record A([IdentifyId] string UserId);\ninternal static class Names {{ public const string B = \"B\"; }}");

    [Theory]
    [InlineData("""NxtEvent("a", Version = "v01", Topic = "s")""", """NxtEvent("a", Version = "v01", Topic = "t")""", """ "name": "a", "version": "v01", "topic": "t" """)]
    [InlineData("""NxtEvent("b", Version = "v01", Contract = "d")""", """NxtEvent("a", Version = "v01", Contract = "c")""", """ "name": "a", "version": "v01", "contract": "c" """)]
    public Task The_NXT_event_becomes_what_the_plan_says(string declared, string becomes, string planned) => Rule()
        .In($"[{declared}]\npublic partial record A(string? Rows);")
        .WithPlan($$"""{ "format": 1, "events": [{ "target": "nxt", {{planned}}, "members": [{ "name": "rows", "type": "string" }] }] }""")
        .BecomesBy(PlanFixes.Declare, $"[{becomes}]\npublic partial record A(string? Rows);");

    [Fact]
    public Task Members_that_only_the_plan_admits_are_admitted() => Rule()
        .In("[GainsightEvent(\"A\")]\npublic partial record A([IdentifyId] string UserId);")
        .WithPlan(PlanSources.Of("\"A\", \"otherMembers\": true", PlanSources.User))
        .BecomesBy(
            PlanFixes.Declare,
            """
            [GainsightEvent("A")]
            public partial record A([IdentifyId] string UserId)
            {
                [JsonExtensionData]
                public System.Collections.Generic.IDictionary<string, object?>? OtherMembers { get; init; }
            }
            """);

    [Theory]
    [InlineData("string? Rows", "long? Rows", """ "name": "attributes.rows", "type": "integer" """)]
    [InlineData("int? RowCount", "[property: JsonPropertyName(\"rows\")] int? RowCount", """ "name": "attributes.rows", "type": "integer" """)]
    [InlineData("[StringLength(8)] string? Rows", "[StringLength(9)] string? Rows", """ "name": "attributes.rows", "type": "string", "constraints": { "maxLength": 9 } """)]
    [InlineData("[property: StringLength(8)] string? Rows", "[property: StringLength(9)] string? Rows", """ "name": "attributes.rows", "type": "string", "constraints": { "maxLength": 9 } """)]
    [InlineData("[RegularExpression(\"a\", ErrorMessage = \"No.\")] string? Rows", "[RegularExpression(\"[ab]\", ErrorMessage = \"No.\")] string? Rows", """ "name": "attributes.rows", "type": "string", "constraints": { "pattern": "[ab]" } """)]
    [InlineData("int Rows", "int? Rows", """ "name": "attributes.rows", "type": "integer" """)]
    public Task A_positional_parameter_becomes_what_the_plan_says(string declared, string becomes, string planned) => Rule()
        .In($"using System.ComponentModel.DataAnnotations;\n[GainsightEvent(\"A\")] public partial record A([IdentifyId] string UserId, {declared});")
        .WithPlan(PlanSources.Of("\"A\"", $"{{ {planned} }}", PlanSources.User))
        .BecomesBy(PlanFixes.Declare, $"using System.ComponentModel.DataAnnotations;\n[GainsightEvent(\"A\")] public partial record A([IdentifyId] string UserId, {becomes});");

    [Fact]
    public Task Attributes_that_say_something_else_stay_in_their_places() => Rule()
        .In(
            """
            [GainsightEvent("A")]
            public partial record A
            {
                [IdentifyId] public required string UserId { get; init; }

                [JsonPropertyName("rowCount"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] // Legacy.
                [Obsolete("Use B.")]
                public int? Rows { get; init; }
            }
            """)
        .WithPlan(PlanSources.Of("\"A\"", """{ "name": "attributes.rows", "type": "integer", "deprecated": "Use B." }""", PlanSources.User))
        .BecomesBy(
            PlanFixes.Declare,
            """
            [GainsightEvent("A")]
            public partial record A
            {
                [IdentifyId] public required string UserId { get; init; }

                [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] // Legacy.
                [Obsolete("Use B.")]
                public int? Rows { get; init; }
            }
            """);

    [Fact]
    public Task Two_fixes_are_offered_where_the_member_can_be_what_the_plan_says() => Rule()
        .In("[GainsightEvent(\"A\")] public partial record A([IdentifyId] string UserId) { public string? [|Rows|] { get; init; } }")
        .WithPlan(PlanSources.Of("\"A\"", Planned, PlanSources.User))
        .Offers("Declare it as the plan says", "Write it into gainsight.events.json, although it breaks");

    [Fact]
    public Task Only_the_plan_can_change_where_code_counts_on_the_member() => Rule()
        .In(
            """
            [GainsightEvent("A")] public partial record A([IdentifyId] string UserId) { public string? [|Rows|] { get; init; } }
            public static class Use { public static string? Of(A a) => a.Rows; }
            """)
        .WithPlan(PlanSources.Of("\"A\"", Planned, PlanSources.User))
        .Offers("Write it into gainsight.events.json, although it breaks");

    [Fact]
    public Task The_plan_takes_what_breaks_and_its_version_says_so() => Rule()
        .In("[GainsightEvent(\"A\")] public partial record A([IdentifyId] string UserId, string? Rows);")
        .WithPlan(PlanSources.Versioned("\"1.2.0\"", "\"A\"", Planned, PlanSources.User))
        .BecomesBy(
            PlanFixes.WriteBreaking,
            "[GainsightEvent(\"A\")] public partial record A([IdentifyId] string UserId, string? Rows);",
            ("gainsight.events.json",
            """
            {
              "format": 1,
              "version": "2.0.0",
              "events": [
                {
                  "target": "px",
                  "name": "A",
                  "members": [
                    {
                      "name": "attributes.rows",
                      "type": "string"
                    },
                    {
                      "name": "identifyId",
                      "type": "string",
                      "required": true
                    }
                  ]
                }
              ]
            }

            """));

    private static AnalysisTest Rule() => AnalysisTest.Of<BreaksPlanAnalyzer>();
}
