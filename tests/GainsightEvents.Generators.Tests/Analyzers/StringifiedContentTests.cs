using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class StringifiedContentTests
{
    private const string Types = "using System.Collections.Generic; public record Line(string Sku); ";

    [Theory]
    [InlineData("Line [|Content|]")]
    [InlineData("Line? [|Content|]")]
    [InlineData("string[] [|Content|]")]
    [InlineData("List<Line>? [|Content|]")]
    [InlineData("Dictionary<string, int> [|Content|]")]
    public Task What_holds_other_values_is_reported(string parameter) => Rule()
        .In(Types + $"[GainsightEvent(\"Exported\")] public partial record Exported({parameter});")
        .Reports("Attribute 'Content' of event 'Exported' holds other values, which Gainsight PX stores as one string of JSON; declare what is to be filtered by as attributes of their own");

    [Theory]
    [InlineData("[GainsightEvent(\"Exported\")] public partial record Exported(string A, Uri B, Guid C, DateTimeOffset? D, DayOfWeek E, decimal F, OrderId G); public readonly record struct OrderId(Guid Value);")]
    [InlineData("[GainsightEvent(\"Exported\")] public partial record Exported([GlobalContext] Dictionary<string, string> Context, [property: JsonIgnore] Line Line);")]
    [InlineData("[GainsightEvent(\"Exported\")] public partial record Exported(List<object> Any, Length Length); public record Length(int A, int B) : IFormattable { public string ToString(string? a, IFormatProvider? b) => \"\"; }")]
    [InlineData("[NxtEvent(\"exported\")] public partial record Exported(Line Line);")]
    public Task Single_values_marked_members_NXT_and_what_other_rules_report_show_nothing(string declaration) => Rule()
        .In(Types + declaration)
        .ReportsNothing();

    private static AnalysisTest Rule() => AnalysisTest.Of<StringifiedContentAnalyzer>();
}
