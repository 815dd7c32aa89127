using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class EmptyIdentifyIdTests
{
    [Theory]
    [InlineData("string", "\"\"")]
    [InlineData("string", "\" \\t\"")]
    [InlineData("string", "Nobody")]
    [InlineData("Guid", "Guid.Empty")]
    [InlineData("Guid", "default")]
    [InlineData("Guid", "default(Guid)")]
    [InlineData("Guid", "new()")]
    [InlineData("Guid?", "Guid.Empty")]
    public Task An_identifyId_that_names_nobody_is_reported(string type, string value) => Rule(type, $"[|{value}|]")
        .Reports("The identifyId 'UserId' of event 'Opened' is empty; set the user's stable id, for Gainsight PX drops events without an identifyId");

    [Theory]
    [InlineData("string", "\"u\"")]
    [InlineData("Guid", "Guid.NewGuid()")]
    [InlineData("Guid", "new(\"0190b5a1-0000-7000-8000-000000000001\")")]
    [InlineData("Guid?", "default")]
    [InlineData("Guid?", "null")]
    [InlineData("int", "0")]
    public Task An_id_or_one_that_the_context_may_give_shows_nothing(string type, string value) => Rule(type, value).ReportsNothing();

    [Theory]
    [InlineData("string", "[|null|]!")]
    [InlineData("string?", "[|null|]")]
    [InlineData("Guid?", "[|default|]")]
    [InlineData("Guid?", "[|default(Guid?)|]")]
    public Task Null_is_reported_where_no_context_may_give_the_id(string type, string value) => AnalysisTest.Of<EmptyIdentifyIdAnalyzer>().In($$"""
        [GainsightEvent("Opened")]
        public partial record Opened([property: IdentifyId] {{type}} UserId);
        public static class Use { public static Opened Make() => new({{value}}); }
        """).ReportsAnything();

    [Fact]
    public Task An_id_is_looked_for_inside_the_type_that_wraps_it() => AnalysisTest.Of<EmptyIdentifyIdAnalyzer>().In("""
        public record struct UserKey(Guid Value);
        [GainsightEvent("Opened")]
        public partial record Opened([property: IdentifyId] UserKey UserId);
        public static class Use { public static Opened[] Make(Guid id) => [new(new UserKey([|Guid.Empty|])), new(new UserKey(id)), new(new(Guid.NewGuid()))]; }
        """).ReportsAnything();

    [Fact]
    public Task An_event_of_NXT_alone_needs_none() => AnalysisTest.Of<EmptyIdentifyIdAnalyzer>().In("""
        [NxtEvent("opened")]
        public partial record Opened([property: IdentifyId] string UserId);
        public static class Use { public static Opened Make() => new(""); }
        """).ReportsNothing();

    [Fact]
    public Task Another_empty_member_shows_nothing() => ConstantPlaces
        .Setting<EmptyIdentifyIdAnalyzer>("[AccountId] public Guid? M { get; init; }", "Guid.Empty")
        .ReportsNothing();

    [Fact]
    public Task A_minimum_length_does_not_report_it_again() => AnalysisTest.Of<WrongLengthAnalyzer>().In("""
        using System.ComponentModel.DataAnnotations;
        [GainsightEvent("Opened")]
        public partial record Opened([IdentifyId, MinLength(3)] string UserId);
        public static class Use { public static Opened[] Make() => [new(""), new([|"ab"|])]; }
        """).ReportsAnything();

    private static AnalysisTest Rule(string type, string value) => AnalysisTest.Of<EmptyIdentifyIdAnalyzer>().In($$"""
        [GainsightEvent("Opened", Identity = IdentitySource.FromContext)]
        public partial record Opened([property: IdentifyId] {{type}} UserId);
        public static class Use
        {
            private const string Nobody = "";
            public static Opened Make() => new({{value}});
        }
        """);
}
