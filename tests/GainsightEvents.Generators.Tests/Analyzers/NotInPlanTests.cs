using GainsightEvents.CodeFixes;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class NotInPlanTests
{
    [Fact]
    public Task A_member_is_reported_at_the_member() => Rule()
        .In("[GainsightEvent(\"Report Exported\")] public partial record ReportExported([IdentifyId] string UserId) { public string? [|FeatureName|] { get; init; } }")
        .WithPlan(PlanSources.Of("\"Report Exported\"", PlanSources.User))
        .Reports("'px:Report Exported, attributes.featureName' is not in gainsight.events.json: it is new; write it into the plan");

    [Fact]
    public Task An_event_is_reported_at_its_type_once_for_each_target() => Rule()
        .In("[GainsightEvent(\"A\"), NxtEvent(\"b\")] public partial record [|{|GSE0091:A|}|]([IdentifyId] string UserId);")
        .WithPlan("""{ "format": 1, "events": [] }""")
        .Reports(
            "'nxt:b' is not in gainsight.events.json: it is new; register its name under Administration > Events before it is published, or NXT refuses it with errorCode 1001; write it into the plan",
            "'px:A' is not in gainsight.events.json: it is new; write it into the plan");

    [Fact]
    public Task An_inherited_member_is_reported_at_the_event() => Rule()
        .In(
            """
            public abstract record Base { public string? Term { get; init; } }
            [GainsightEvent("Searched")] public partial record [|Searched|]([IdentifyId] string UserId) : Base;
            """)
        .WithPlan(PlanSources.Of("\"Searched\"", PlanSources.User))
        .ReportsAnything();

    [Fact]
    public Task Events_are_counted_against_the_limit_of_the_subscription() => Rule()
        .In("[GainsightEvent(\"A\")] public partial record [|A|]([IdentifyId] string UserId);")
        .WithMSBuildProperty("GainsightPxEventLimit", "7")
        .WithPlan("""{ "format": 1, "events": [] }""")
        .Reports("'px:A' is not in gainsight.events.json: it is new; with it 1 of the subscription's 7 events are used; write it into the plan");

    [Fact]
    public Task Without_a_plan_file_nobody_asked() => Rule()
        .In("[GainsightEvent(\"A\")] public partial record A([IdentifyId] string UserId);")
        .ReportsNothing();

    // What it declares, nobody can tell; and what stands in its way has a rule of its own.
    [Fact]
    public Task An_event_that_cannot_be_sent_is_left_as_it_is_planned() => AnalysisTest.OfAllRules()
        .In(
            """
            [GainsightEvent("A")] public record {|GSE0003:A|}([IdentifyId] string UserId, string? More);
            [GainsightEvent("B")] public partial record {|GSE0017:B|}([IdentifyId] string UserId, Unknown? More);
            """)
        .In("[assembly: PxProduct(\"AP-XXXXXXXXXX-2\")]", "Product.cs")
        .AllowingCompilerErrors("CS0246")
        .WithPlan("""
            { "format": 1, "events": [
              { "target": "px", "name": "A", "members": [{ "name": "attributes.other", "type": "array" }] },
              { "target": "px", "name": "B", "members": [{ "name": "attributes.other", "type": "array" }] }] }
            """)
        .ReportsAnything();

    [Fact]
    public Task The_plan_is_written_once_for_all_that_is_new_with_the_version_that_follows() => Rule()
        .In(
            """
            /// <summary>A user exported a report.</summary>
            [GainsightEvent("Report Exported")] public partial record ReportExported([IdentifyId] string UserId) { public string? FeatureName { get; init; } }
            [NxtEvent("order_shipped", Version = "v01")] public partial record OrderShipped(string OrderId);
            """)
        .WithPlan(PlanSources.Versioned("\"1.2.0\"", "\"Report Exported\"", PlanSources.User))
        .BecomesBy(
            PlanFixes.Write,
            """
            /// <summary>A user exported a report.</summary>
            [GainsightEvent("Report Exported")] public partial record ReportExported([IdentifyId] string UserId) { public string? FeatureName { get; init; } }
            [NxtEvent("order_shipped", Version = "v01")] public partial record OrderShipped(string OrderId);
            """,
            ("gainsight.events.json",
            """
            {
              "format": 1,
              "version": "1.3.0",
              "events": [
                {
                  "target": "nxt",
                  "name": "order_shipped",
                  "version": "v01",
                  "members": [
                    {
                      "name": "orderId",
                      "type": "string",
                      "required": true
                    }
                  ]
                },
                {
                  "target": "px",
                  "name": "Report Exported",
                  "description": "A user exported a report.",
                  "members": [
                    {
                      "name": "attributes.featureName",
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

    [Fact]
    public Task Writing_keeps_line_ends_and_what_only_the_plan_says() => Rule()
        .In("[GainsightEvent(\"A\")] public partial record A([IdentifyId] string UserId, string? B);")
        .WithPlan("{ \"format\": 1, \"events\": [\r\n{ \"target\": \"px\", \"name\": \"Ended\", \"retired\": \"2026-01-01\", \"members\": [] },\r\n{ \"target\": \"px\", \"name\": \"A\", \"description\": \"Words.\", \"owner\": \"Growth\", \"members\": [" + PlanSources.User + "] }] }")
        .BecomesBy(
            PlanFixes.Write,
            "[GainsightEvent(\"A\")] public partial record A([IdentifyId] string UserId, string? B);",
            ("gainsight.events.json",
            """
            {
              "format": 1,
              "events": [
                {
                  "target": "px",
                  "name": "A",
                  "description": "Words.",
                  "owner": "Growth",
                  "members": [
                    {
                      "name": "attributes.b",
                      "type": "string"
                    },
                    {
                      "name": "identifyId",
                      "type": "string",
                      "required": true
                    }
                  ]
                },
                {
                  "target": "px",
                  "name": "Ended",
                  "retired": "2026-01-01",
                  "members": []
                }
              ]
            }

            """.Replace("\n", "\r\n", StringComparison.Ordinal)));

    private static AnalysisTest Rule() => AnalysisTest.Of<NotInPlanAnalyzer>();
}
