using GainsightEvents.CodeFixes;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class DiffersFromPlanTests
{
    [Fact]
    public Task A_member_is_reported_at_the_member() => Rule()
        .In("[GainsightEvent(\"A\")] public partial record A([IdentifyId] string UserId, int? [|Rows|]);")
        .WithPlan(PlanSources.Of("\"A\"", """{ "name": "attributes.rows", "type": "integer", "required": true }""", PlanSources.User))
        .Reports("'px:A, attributes.rows' differs from gainsight.events.json: it may be absent now; reports that count on it have to know; write it into the plan, or declare it as the plan says");

    [Fact]
    public Task An_event_is_reported_at_its_type() => Rule()
        .In("[GainsightEvent(\"A\"), Obsolete(\"Use B.\")] public partial record [|A|]([IdentifyId] string UserId);")
        .WithPlan(PlanSources.Of("\"A\"", PlanSources.User))
        .Reports("'px:A' differs from gainsight.events.json: it is about to end: Use B; write it into the plan, or declare it as the plan says");

    [Fact]
    public Task Words_that_only_the_plan_says_are_no_difference() => Rule()
        .In("[GainsightEvent(\"A\")] public partial record A([IdentifyId] string UserId);")
        .WithPlan(PlanSources.Of("\"A\", \"description\": \"Words.\", \"owner\": \"Growth\"", """{ "name": "identifyId", "type": "string", "required": true, "description": "The user." }"""))
        .ReportsNothing();

    [Fact]
    public Task Other_words_than_those_of_the_source_are() => Rule()
        .In("/// <summary>A.</summary>\n[GainsightEvent(\"A\")] public partial record [|A|]([IdentifyId] string UserId);")
        .WithPlan(PlanSources.Of("\"A\", \"description\": \"B.\"", PlanSources.User))
        .ReportsAnything();

    [Fact]
    public Task Layout_and_order_of_the_file_are_no_difference() => Rule()
        .In("[GainsightEvent(\"A\")] public partial record A([IdentifyId] string UserId, [property: System.ComponentModel.DataAnnotations.Range(0, 10)] int Rows);")
        .WithPlan(PlanSources.Of("\"A\", \"identity\": \"member\"", PlanSources.User, """{ "required": true, "type": "integer", "constraints": { "maximum": 1e1, "minimum": 0.0 }, "name": "attributes.rows" }"""))
        .ReportsNothing();

    [Fact]
    public Task What_a_new_version_leaves_out_is_announced_and_reported_at_the_event() => Rule()
        .In("[NxtEvent(\"a\", Version = \"v02\")] public partial record [|{|GSE0092:A|}|](string? Kept);")
        .WithPlan("""
            { "format": 1, "events": [{ "target": "nxt", "name": "a", "version": "v01", "members": [
              { "name": "gone", "type": "string" }, { "name": "kept", "type": "string" }] }] }
            """)
        .ReportsAnything();

    [Fact]
    public Task The_member_becomes_what_the_plan_says() => Rule()
        .In(
            """
            [GainsightEvent("A")]
            public partial record A
            {
                [IdentifyId] public required string UserId { get; init; }

                // How many.
                public int? Rows { get; init; }
            }
            """)
        .WithPlan(PlanSources.Of("\"A\"", """{ "name": "attributes.rows", "type": "integer", "required": true }""", PlanSources.User))
        .BecomesBy(
            PlanFixes.Declare,
            """
            [GainsightEvent("A")]
            public partial record A
            {
                [IdentifyId] public required string UserId { get; init; }

                // How many.
                public required int Rows { get; init; }
            }
            """);

    [Theory]
    [InlineData("int? Left = null", "int Left", """ "type": "integer", "required": true """)]
    [InlineData("int? Left = 5", "int Left = 5", """ "type": "integer", "required": true """)]
    [InlineData("[Personal] string? Left = null", "string? Left = null", """ "type": "string" """)]
    [InlineData("string? Left", "[Personal] string? Left", """ "type": "string", "personal": true """)]
    [InlineData("[property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Obsolete] string? Left", "[property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Left", """ "type": "string" """)]
    [InlineData("string? Left", "[property: Obsolete(\"Use right.\")] string? Left", """ "type": "string", "deprecated": "Use right." """)]
    [InlineData("[property: Obsolete(\"Use it.\", DiagnosticId = \"X1\")] string? Left", "[property: Obsolete(\"Use right.\", DiagnosticId = \"X1\")] string? Left", """ "type": "string", "deprecated": "Use right." """)]
    [InlineData("[Retired(\"2026-11-27\")] string? Left", "string? Left", """ "type": "string" """)]
    public Task A_positional_parameter_becomes_what_the_plan_says(string declared, string becomes, string planned) => Rule()
        .In($"[GainsightEvent(\"A\")] public partial record A([IdentifyId] string UserId, {declared});")
        .WithPlan(PlanSources.Of("\"A\"", $"{{ \"name\": \"attributes.left\", {planned} }}", PlanSources.User))
        .BecomesBy(PlanFixes.Declare, $"[GainsightEvent(\"A\")] public partial record A([IdentifyId] string UserId, {becomes});");

    [Fact]
    public Task A_parameter_that_is_optional_for_its_place_cannot_be_made_required() => Rule()
        .In("[GainsightEvent(\"A\")] public partial record A([IdentifyId] string UserId, int? Rows = null, int? [|Left|] = null);")
        .WithPlan(PlanSources.Of("\"A\"", """{ "name": "attributes.left", "type": "integer", "required": true }""", """{ "name": "attributes.rows", "type": "integer" }""", PlanSources.User))
        .Offers("Write it into gainsight.events.json");

    [Theory]
    [InlineData("[GainsightEvent(\"A\"), Obsolete(\"Use B.\")]", "[GainsightEvent(\"A\")]", "")]
    [InlineData("[Obsolete(\"Use B.\", true)]\n[GainsightEvent(\"A\")]", "[Obsolete(\"Use C.\", true)]\n[GainsightEvent(\"A\")]", """, "deprecated": "Use C." """)]
    [InlineData("// Ours.\n[GainsightEvent(\"A\")]", "// Ours.\n[Obsolete(\"Use B.\")]\n[GainsightEvent(\"A\")]", """, "deprecated": "Use B." """)]
    [InlineData("[GainsightEvent(\"A\"), EventOwner(\"Sales\")]", "[GainsightEvent(\"A\"), EventOwner(\"Growth\")]", """, "owner": "Growth" """)]
    [InlineData("[GainsightEvent(\"A\"), Retired(\"2026-11-27, replaced by B\")]", "[GainsightEvent(\"A\")]", "")]
    [InlineData("[GainsightEvent(\"A\", ExpiresOn = \"2998-12-31\")]", "[GainsightEvent(\"A\", ExpiresOn = \"2999-12-31\")]", """, "expiresOn": "2999-12-31" """)]
    [InlineData("[GainsightEvent(\"A\", ExpiresOn = \"2998-12-31\", MaxAge = \"1.00:00:00\")]", "[GainsightEvent(\"A\", MaxAge = \"1.00:00:00\")]", "")]
    [InlineData("[GainsightEvent(\"A\")]", "[GainsightEvent(\"A\", ExpiresOn = \"2999-12-31\")]", """, "expiresOn": "2999-12-31" """)]
    [InlineData("/// <summary>A.</summary>\n/// <remarks>B.</remarks>\n[GainsightEvent(\"A\")]", "/// <summary>C &amp; D.</summary>\n/// <remarks>B.</remarks>\n[GainsightEvent(\"A\")]", """, "description": "C & D." """)]
    [InlineData("/// <summary>\n/// A.\n/// </summary>\n[GainsightEvent(\"A\"), EventOwner(\"Sales\")]", "/// <summary>C.</summary>\n[GainsightEvent(\"A\"), EventOwner(\"Growth\")]", """, "description": "C.", "owner": "Growth" """)]
    public Task The_event_becomes_what_the_plan_says(string declared, string becomes, string planned) => Rule()
        .In(declared + "\npublic partial record A([IdentifyId] string UserId);")
        .WithPlan(PlanSources.Of($"\"A\"{planned}", PlanSources.User))
        .BecomesBy(PlanFixes.Declare, becomes + "\npublic partial record A([IdentifyId] string UserId);");

    [Fact]
    public Task Words_about_members_become_what_the_plan_says() => Rule()
        .In(
            """
            /// <summary>An export.</summary>
            /// <param name="UserId">The user.</param>
            /// <param name="Rows">How many.</param>
            [GainsightEvent("A")]
            public partial record A([IdentifyId] string UserId, int? Rows)
            {
                /// <summary>Which <see cref="Format"/>.</summary>
                public string? Format { get; init; }
            }
            """)
        .WithPlan(PlanSources.Of(
            "\"A\", \"description\": \"An export.\"",
            """{ "name": "attributes.format", "type": "string", "description": "The format." }""",
            """{ "name": "attributes.rows", "type": "integer", "description": "The rows." }""",
            """{ "name": "identifyId", "type": "string", "required": true, "description": "The user." }"""))
        .BecomesBy(
            PlanFixes.Declare,
            """
            /// <summary>An export.</summary>
            /// <param name="UserId">The user.</param>
            /// <param name="Rows">The rows.</param>
            [GainsightEvent("A")]
            public partial record A([IdentifyId] string UserId, int? Rows)
            {
                /// <summary>The format.</summary>
                public string? Format { get; init; }
            }
            """);

    [Fact]
    public Task Members_that_only_the_source_admits_are_taken_out() => Rule()
        .In(
            """
            [GainsightEvent("A")]
            public partial record A([IdentifyId] string UserId)
            {
                public int? Rows { get; init; }

                [JsonExtensionData] public System.Collections.Generic.IDictionary<string, object?>? More { get; init; }
            }
            """)
        .WithPlan(PlanSources.Of("\"A\"", """{ "name": "attributes.rows", "type": "integer" }""", PlanSources.User))
        .BecomesBy(
            PlanFixes.Declare,
            """
            [GainsightEvent("A")]
            public partial record A([IdentifyId] string UserId)
            {
                public int? Rows { get; init; }
            }
            """);

    [Fact]
    public Task An_owner_of_the_whole_assembly_is_not_taken_from_one_event() => Rule()
        .In("[assembly: EventOwner(\"Sales\")]\n[GainsightEvent(\"A\")] public partial record [|A|]([IdentifyId] string UserId);")
        .WithPlan(PlanSources.Of("\"A\"", PlanSources.User))
        .Offers("Write it into gainsight.events.json");

    [Fact]
    public Task A_new_version_is_not_taken_back_where_that_breaks() => Rule()
        .In("[NxtEvent(\"a\", Version = \"v02\")] public partial record [|{|GSE0092:A|}|](string? Kept);")
        .WithPlan("""
            { "format": 1, "events": [{ "target": "nxt", "name": "a", "version": "v01", "members": [
              { "name": "gone", "type": "string" }, { "name": "kept", "type": "string" }] }] }
            """)
        .Offers("Write it into gainsight.events.json");

    [Fact]
    public Task The_plan_becomes_what_is_declared() => Rule()
        .In("[GainsightEvent(\"A\")] public partial record A([IdentifyId] string UserId, int? Rows);")
        .WithPlan(PlanSources.Of("\"A\"", """{ "name": "attributes.rows", "type": "integer", "required": true }""", PlanSources.User))
        .BecomesBy(
            PlanFixes.Write,
            "[GainsightEvent(\"A\")] public partial record A([IdentifyId] string UserId, int? Rows);",
            ("gainsight.events.json",
            """
            {
              "format": 1,
              "events": [
                {
                  "target": "px",
                  "name": "A",
                  "members": [
                    {
                      "name": "attributes.rows",
                      "type": "integer"
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

    private static AnalysisTest Rule() => AnalysisTest.Of<DiffersFromPlanAnalyzer>();
}
