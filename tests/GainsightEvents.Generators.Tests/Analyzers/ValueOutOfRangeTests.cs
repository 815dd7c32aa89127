using GainsightEvents.CodeFixes;
using GainsightEvents.Generators.Analyzers;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class ValueOutOfRangeTests
{
    [Theory]
    [InlineData("[Range(0, 10)] public int M { get; init; }", "11", "11 is outside the range 0 to 10; set a value in it")]
    [InlineData("[Range(0, 10)] public int? M { get; init; }", "-1", "-1 is outside the range 0 to 10; set a value in it")]
    [InlineData("[Range(0, 10)] public long? M { get; init; }", "11", "11 is outside the range 0 to 10; set a value in it")]
    [InlineData("[Range(0, 10)] public double? M { get; init; }", "11", "11 is outside the range 0 to 10; set a value in it")]
    [InlineData("[Range(0, 10)] public byte M { get; init; }", "'a'", "97 is outside the range 0 to 10; set a value in it", "CS0266")]
    [InlineData("[Range(0, 10)] public string? M { get; init; }", "\"11\"", "'11' is outside the range 0 to 10; set a value in it")]
    [InlineData("[Range(0.0, 1.0, MinimumIsExclusive = true)] public float M { get; init; }", "0", "0 is outside the range 0 (excluded) to 1; set a value in it")]
    [InlineData("[Range(typeof(decimal), \"0.01\", \"9.99\")] public decimal M { get; init; }", "10", "10 is outside the range 0.01 to 9.99; set a value in it")]
    [InlineData("[Range(1, 6)] public DayOfWeek M { get; init; }", "DayOfWeek.Sunday", "Sunday is outside the range 1 to 6; set a value in it")]
    [InlineData("[Range(typeof(Plan), \"paid\", \"7\")] public Plan? M { get; init; }", "Plan.Free", "Free is outside the range Paid to Trial; set a value in it")]
    [InlineData("[Range(typeof(Plan), \"Free\", \"Paid\")] public string? M { get; init; }", "\"Trial\"", "'Trial' is outside the range Free to Paid; set a value in it")]
    [InlineData("[Personal, Range(0, 10)] public int M { get; init; }", "4711", "*** is outside the range 0 to 10; set a value in it")]
    public Task A_constant_outside_is_reported_with_member_value_and_range(string member, string value, string sentence, params string[] errors) => ConstantPlaces
        .Setting<ValueOutOfRangeAnalyzer>(member, $"[|{value}|]")
        .AllowingCompilerErrors(errors)
        .Reports("'M' of event 'Opened' will be refused: " + sentence);

    [Fact]
    public Task Inside_a_type_of_one_value_it_is_reported_at_the_value() => ConstantPlaces
        .Setting<ValueOutOfRangeAnalyzer>("[Range(0, 10)] public Percent M { get; init; } public readonly record struct Percent(decimal Points);", "new Opened.Percent([|11|])")
        .Reports("'M' of event 'Opened' will be refused: 11 is outside the range 0 to 10; set a value in it");

    [Theory]
    [InlineData("[Range(0, 10)] public int? M { get; init; }", "10")]
    [InlineData("[Range(0, 10)] public int? M { get; init; }", "null")]
    [InlineData("[Range(0, 10)] public double M { get; init; }", "10.5")]
    [InlineData("[Range(0, 10)] public double M { get; init; }", "double.NaN")]
    [InlineData("[Range(0, 10)] public string? M { get; init; }", "\"\"")]
    [InlineData("[Range(3, 1)] public int M { get; init; }", "2")]
    [InlineData("[Range(typeof(DateTimeOffset), \"2024-01-01\", \"2024-12-31\")] public DateTimeOffset M { get; init; }", "default")]
    [InlineData("[Range(typeof(DayOfWeek), \"Monday\", \"Friday\")] public string? M { get; init; }", "\"Monday, Tuesday\"")]
    [InlineData("public int M { get; init; }", "11")]
    [InlineData("[Range(0, 10), JsonIgnore] public int M { get; init; }", "11")]
    public Task What_the_guard_admits_or_another_rule_reports_shows_nothing(string member, string value) =>
        ConstantPlaces.Setting<ValueOutOfRangeAnalyzer>(member, value).ReportsNothing();

    [Theory]
    [InlineData("[Range(0, 10)] public int M { get; init; }", "11", "10")]
    [InlineData("[Range(0, 10)] public long? M { get; init; }", "-1", "0")]
    [InlineData("[Range(0.5, 1.5)] public double M { get; init; }", "0", "0.5")]
    [InlineData("[Range(0.5, 1.5)] public float? M { get; init; }", "7", "1.5f")]
    [InlineData("[Range(typeof(decimal), \"0.01\", \"9.99\")] public decimal M { get; init; }", "10m", "9.99m")]
    [InlineData("[Range(-5, -1)] public int M { get; init; }", "-9", "-5")]
    public Task The_fix_takes_the_nearest_bound(string member, string value, string bound) => ConstantPlaces
        .In<ValueOutOfRangeAnalyzer>(member, $"public static Opened Make() => new() {{ UserId = \"v\", M = /* new */ [|{value}|] }};")
        .BecomesBy(ValueOutOfRangeCodeFix.NearestBound, Fixed(member, bound));

    [Theory]
    [InlineData("[Range(0, 10, MaximumIsExclusive = true)] public int M { get; init; }", "11")]
    [InlineData("[Range(0, 10)] public string? M { get; init; }", "\"11\"")]
    [InlineData("[Range(1, 6)] public DayOfWeek M { get; init; }", "DayOfWeek.Sunday")]
    [InlineData("[Range(-10, -1)] public byte M { get; init; }", "3")]
    [InlineData("[Range(300, 400)] public byte M { get; init; }", "3")]
    public Task Where_no_bound_fits_nothing_is_offered(string member, string value) =>
        ConstantPlaces.Setting<ValueOutOfRangeAnalyzer>(member, $"[|{value}|]").Offers();

    private static string Fixed(string member, string value) => $$"""
        [GainsightEvent("Opened")]
        public partial record Opened
        {
            [IdentifyId] public string UserId { get; init; } = "u";
            {{member}}
        }

        public enum Plan { Free, Paid, Trial = 7 }

        public static class Use
        {
            public static Opened Make() => new() { UserId = "v", M = /* new */ {{value}} };
        }
        """;
}
