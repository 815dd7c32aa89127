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
