using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class ValueNotAllowedTests
{
    [Theory]
    [InlineData("[AllowedValues(\"a\", \"b\")] public string? M { get; init; }", "\"A\"", "'A' is none of the allowed values 'a', 'b'; set one of them")]
    [InlineData("[AllowedValues(1, 2)] public int? M { get; init; }", "3", "3 is none of the allowed values 1, 2; set one of them")]
    [InlineData("[AllowedValues(1L)] public long M { get; init; }", "3", "3 is none of the allowed values 1; set one of them")]
    [InlineData("[AllowedValues(true)] public bool M { get; init; }", "false", "false is none of the allowed values true; set one of them")]
    [InlineData("[AllowedValues(Plan.Paid, Plan.Trial)] public Plan M { get; init; }", "Plan.Free", "Free is none of the allowed values Paid, Trial; set one of them")]
    [InlineData("[AllowedValues(Plan.Paid)] public Plan? M { get; init; }", "(Plan)9", "9 is none of the allowed values Paid; set one of them")]
    [InlineData("[Personal, AllowedValues(\"a\")] public string? M { get; init; }", "\"b\"", "*** is none of the allowed values 'a'; set one of them")]
    public Task Another_constant_is_reported_with_those_that_are_allowed(string member, string value, string sentence) => ConstantPlaces
        .Setting<ValueNotAllowedAnalyzer>(member, $"[|{value}|]")
        .Reports("'M' of event 'Opened' will be refused: " + sentence);

    [Theory]
    [InlineData("[AllowedValues(\"a\", \"b\")] public string? M { get; init; }", "\"b\"")]
    [InlineData("[AllowedValues(null, \"b\")] public string? M { get; init; }", "null")]
    [InlineData("[AllowedValues(Plan.Paid)] public Plan? M { get; init; }", "Plan.Paid")]
    [InlineData("[AllowedValues(1)] public long M { get; init; }", "1")]
    public Task An_allowed_constant_shows_nothing(string member, string value) =>
        ConstantPlaces.Setting<ValueNotAllowedAnalyzer>(member, value).ReportsNothing();

    [Fact]
    public Task The_fix_offers_the_allowed_values_at_most_five() => ConstantPlaces
        .Setting<ValueNotAllowedAnalyzer>("[AllowedValues(null, \"a\", \"b\\\"\", \"c\", \"d\", \"e\", \"f\")] public string? M { get; init; }", "[|\"x\"|]")
        .Offers("Set it to \"a\"", "Set it to \"b\\\"\"", "Set it to \"c\"", "Set it to \"d\"", "Set it to \"e\"");

    [Fact]
    public Task The_fix_names_an_enum_s_member_as_one_would() => AnalysisTest.Of<ValueNotAllowedAnalyzer>().In("""
        using System.ComponentModel.DataAnnotations;

        namespace Acme
        {
            public enum Plan { Free, Paid }

            [GainsightEvent("Opened")]
            public partial record Opened([property: IdentifyId] string UserId, [AllowedValues(Plan.Paid)] Plan Plan);
        }

        namespace Acme.Web
        {
            public static class Use
            {
                public static Opened Make() => new("u", [|Acme.Plan.Free|] /* for now */);
                public static Opened Again() => new("u", Plan: [|default|]);
            }
        }
        """).BecomesBy("global::Acme.Plan.Paid", """
        using System.ComponentModel.DataAnnotations;

        namespace Acme
        {
            public enum Plan { Free, Paid }

            [GainsightEvent("Opened")]
            public partial record Opened([property: IdentifyId] string UserId, [AllowedValues(Plan.Paid)] Plan Plan);
        }

        namespace Acme.Web
        {
            public static class Use
            {
                public static Opened Make() => new("u", Plan.Paid /* for now */);
                public static Opened Again() => new("u", Plan: Plan.Paid);
            }
        }
        """);
}
