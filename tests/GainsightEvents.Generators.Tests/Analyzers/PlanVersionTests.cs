using GainsightEvents.CodeFixes;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class PlanVersionTests
{
    private const string Wider = "[GainsightEvent(\"A\")] public partial record A([IdentifyId] string UserId, string? B);";
    private const string Other = "[GainsightEvent(\"A\")] public partial record A([IdentifyId] long UserId);";

    [Theory]
    [InlineData(Wider, "1.2.0", "1.3.0")]
    [InlineData("/// <summary>Words.</summary>\n[GainsightEvent(\"A\")] public partial record A([IdentifyId] string UserId);", "1.2.0", "1.2.1")]
    [InlineData("[GainsightEvent(\"B\")] public partial record A([IdentifyId] string UserId);", "1.2.0", "2.0.0")]
    [InlineData("[GainsightEvent(\"B\")] public partial record A([IdentifyId] string UserId);", "0.2.0", "0.3.0")]
    public Task The_version_that_the_declarations_ask_for_is_told_at_its_line(string source, string version, string advised) => Rule()
        .In(source)
        .WithPlan(PlanSources.Versioned($"[|\"{version}\"|]", "\"A\"", PlanSources.User))
        .Reports($"The declarations differ from the plan; with them its version rises: {version} → {advised}");

    [Fact]
    public Task Without_a_difference_there_is_none() => Rule()
        .In(Other)
        .WithPlan(PlanSources.Versioned("\"1.2.0\"", "\"A\"", PlanSources.User))
        .ReportsNothing();

    [Fact]
    public Task A_plan_without_a_version_keeps_none() => Rule()
        .In(Wider)
        .WithPlan(PlanSources.Of("\"A\"", PlanSources.User))
        .ReportsNothing();

    [Fact]
    public Task Writing_the_plan_raises_it_once() => Rule()
        .In(Wider)
        .WithPlan(PlanSources.Versioned("\"1.2.0\"", "\"A\"", PlanSources.User))
        .BecomesBy(
            PlanFixes.Write,
            Wider,
            ("gainsight.events.json",
            """
            {
              "format": 1,
              "version": "1.3.0",
              "events": [
                {
                  "target": "px",
                  "name": "A",
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
                }
              ]
            }

            """));

    private static AnalysisTest Rule() => AnalysisTest.Of<PlanVersionAnalyzer>();
}
