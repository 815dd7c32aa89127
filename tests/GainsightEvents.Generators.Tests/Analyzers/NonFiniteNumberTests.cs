using GainsightEvents.Generators.Analyzers;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class NonFiniteNumberTests
{
    [Theory]
    [InlineData("public double M { get; init; }", "double.NaN", "NaN")]
    [InlineData("public double? M { get; init; }", "1 / 0.0", "Infinity")]
    [InlineData("public float? M { get; init; }", "float.NegativeInfinity", "-Infinity")]
    [InlineData("public double M { get; init; }", "float.PositiveInfinity", "Infinity")]
    [InlineData("[Range(0, 1)] public double M { get; init; }", "double.NaN", "NaN")]
    [InlineData("[Personal] public double M { get; init; }", "double.NaN", "***")]
    public Task A_constant_that_is_no_JSON_number_is_reported(string member, string value, string shown) => ConstantPlaces
        .Setting<NonFiniteNumberAnalyzer>(member, $"[|{value}|]")
        .Reports($"'M' of event 'Opened' will be refused: {shown} is not a JSON number, and Gainsight does not accept it; set a finite value, or null");

    [Theory]
    [InlineData("public double M { get; init; }", "double.MaxValue")]
    [InlineData("public double? M { get; init; }", "null")]
    [InlineData("[JsonIgnore] public double M { get; init; }", "double.NaN")]
    public Task What_can_be_sent_or_is_left_out_shows_nothing(string member, string value) =>
        ConstantPlaces.Setting<NonFiniteNumberAnalyzer>(member, value).ReportsNothing();
}
