using GainsightEvents.CodeFixes;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class NotDeclaredTests
{
    private const string Exported = """
        namespace Acme;

        [GainsightEvent("A")]
        public partial record A([IdentifyId] string UserId);

        """;

    [Fact]
    public Task A_member_is_reported_at_its_line_in_the_plan() => Rule()
        .In(Exported)
        .WithPlan(PlanSources.Of("\"A\"", """{ "name": [|"attributes.rows"|], "type": "integer" }""", PlanSources.User))
        .Reports("'px:A, attributes.rows' is in the plan and not in the code: it is removed, and its values end; keep the member in the plan with the note \"retired\", and the day and what replaces it");

    [Fact]
    public Task An_event_is_reported_at_its_line_in_the_plan() => Rule()
        .In(Exported)
        .WithPlan("""
            { "format": 1, "events": [
              { "target": "px", "name": "A", "members": [{ "name": "identifyId", "type": "string", "required": true }] },
              { "target": "px", "name": [|"B"|], "product": "Mobile", "members": [] },
              { "target": "nxt", "name": [|"B"|], "version": "v01", "members": [] },
              { "target": "px", "name": "Ended", "retired": "2026-11-27", "members": [] }] }
            """)
        .ReportsAnything();

    [Fact]
    public Task An_event_is_declared_in_a_file_of_its_own() => Rule()
        .In(Exported)
        .WithPlan(
            """
            {
              "format": 1,
              "events": [
                { "target": "px", "name": "A", "members": [{ "name": "identifyId", "type": "string", "required": true }] },
                {
                  "target": "px", "name": "Report Exported", "description": "A user exported a report.", "product": "Mobile",
                  "members": [
                    { "name": "attributes.file_format", "type": "string", "constraints": { "enum": ["Pdf", "Csv"] } },
                    { "name": "attributes.rows", "type": "integer", "required": true, "constraints": { "minimum": 0, "maximum": 10 } },
                    { "name": "date", "type": "integer" },
                    { "name": "identifyId", "type": "string", "required": true, "personal": true }
                  ]
                }
              ]
            }
            """)
        .BecomesBy(
            PlanFixes.Declare,
            Exported,
            ("ReportExported.cs",
            """
            namespace Acme;

            /// <summary>A user exported a report.</summary>
            [GainsightEvent("Report Exported", Product = "Mobile")]
            public sealed partial record ReportExported
            {
                [JsonPropertyName("file_format")]
                [System.ComponentModel.DataAnnotations.AllowedValues("Pdf", "Csv")]
                public string? FileFormat { get; init; }

                [System.ComponentModel.DataAnnotations.Range(0, 10)]
                public required long Rows { get; init; }

                [EventDate]
                public DateTimeOffset? OccurredAt { get; init; }

                [IdentifyId]
                [Personal]
                public required string UserId { get; init; }
            }

            """));

    [Fact]
    public Task A_member_is_declared_last_in_its_event() => Rule()
        .In(
            """
            [GainsightEvent("A")]
            public partial record A
            {
                [IdentifyId] public required string UserId { get; init; }
            }

            """)
        .WithPlan(PlanSources.Of("\"A\"", """{ "name": "attributes.rows", "type": "integer" }""", PlanSources.User))
        .BecomesBy(
            PlanFixes.Declare,
            """
            [GainsightEvent("A")]
            public partial record A
            {
                [IdentifyId] public required string UserId { get; init; }

                public long? Rows { get; init; }
            }

            """);

    [Fact]
    public Task All_that_the_plan_alone_has_is_declared_at_once() => Rule()
        .In(
            """
            namespace Acme;

            [GainsightEvent("A")]
            public partial record A
            {
                [IdentifyId] public required string UserId { get; init; }
            }

            """)
        .WithPlan("""
            { "format": 1, "events": [
              { "target": "px", "name": "A", "members": [
                { "name": "attributes.pages", "type": "integer" },
                { "name": "attributes.rows", "type": "integer" },
                { "name": "identifyId", "type": "string", "required": true } ] },
              { "target": "px", "name": "B", "members": [{ "name": "identifyId", "type": "string", "required": true }] },
              { "target": "nxt", "name": "c_d", "members": [{ "name": "id", "type": "string", "required": true }] } ] }
            """)
        .BecomesBy(
            PlanFixes.Declare,
            """
            namespace Acme;

            [GainsightEvent("A")]
            public partial record A
            {
                [IdentifyId] public required string UserId { get; init; }

                public long? Pages { get; init; }

                public long? Rows { get; init; }
            }

            """,
            ("B.cs",
            """
            namespace Acme;

            [GainsightEvent("B")]
            public sealed partial record B
            {
                [IdentifyId]
                public required string UserId { get; init; }
            }

            """),
            ("CD.cs",
            """
            namespace Acme;

            [NxtEvent("c_d")]
            public sealed partial record CD
            {
                public required string Id { get; init; }
            }

            """));

    [Fact]
    public Task What_is_not_declared_leaves_the_plan_by_a_fix_that_says_that_it_breaks() => Rule()
        .In(Exported)
        .WithPlan(PlanSources.Versioned("\"0.2.0\"", "\"A\"", """{ "name": "attributes.rows", "type": "integer" }""", PlanSources.User))
        .BecomesBy(
            PlanFixes.WriteBreaking,
            Exported,
            ("gainsight.events.json",
            """
            {
              "format": 1,
              "version": "0.3.0",
              "events": [
                {
                  "target": "px",
                  "name": "A",
                  "members": [
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

    private static AnalysisTest Rule() => AnalysisTest.Of<NotDeclaredAnalyzer>();
}
