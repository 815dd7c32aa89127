using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

/// <summary>Where the rules about values look for constants, shown with one of them.</summary>
public sealed class ConstantUseTests
{
    private const string Member = "[AllowedValues(\"a\", \"b\")] public string? M { get; init; }";

    [Theory]
    [InlineData("public static object Make() => new Opened { M = [|\"c\"|] };")]
    [InlineData("public static Opened Make() => new() { UserId = \"v\", M = [|\"c\"|] };")]
    [InlineData("public static Opened Make(Opened before) => before with { M = [|\"c\"|] };")]
    [InlineData("private const string C = \"c\"; public static Opened Make() => new() { M = [|C|] };")]
    [InlineData("public static Opened Make() => new() { M = [|nameof(Make)|] };")]
    [InlineData("public static Opened Make() => new() { M = ([|\"c\"|]) };")]
    [InlineData("public static Opened Make() => new() { M = [|(string?)\"c\"!|] };")]
    [InlineData("public static Opened Field = new() { M = [|\"c\"|] };")]
    [InlineData("public static Func<Opened> Make() => () => new() { M = [|\"c\"|] };")]
    public Task A_refused_constant_is_reported_where_it_stands(string use) => Rule(use).ReportsAnything();

    [Theory]
    [InlineData("public static Opened Make() => new() { M = \"a\" };")]
    [InlineData("public static Opened Make() => new() { M = null };")]
    [InlineData("public static Opened Make() => new() { M = default };")]
    [InlineData("public static Opened Make(string c) => new() { M = c };")]
    [InlineData("public static readonly string C = \"c\"; public static Opened Make() => new() { M = C };")]
    [InlineData("public static Opened Make(bool b) => new() { M = b ? \"a\" : \"b\" };")]
    [InlineData("public record Other([AllowedValues(\"a\")] string M); public static Other Make() => new(\"c\") { M = \"c\" };")]
    [InlineData("public static bool Is(Opened opened) => opened is { M: \"c\" };")]
    [InlineData("public static object Make() => new { M = \"c\" };")]
    public Task What_is_right_or_not_known_shows_nothing(string use) => Rule(use).ReportsNothing();

    [Fact]
    public Task Positional_construction_is_read_by_position_and_by_name() => AnalysisTest.Of<ValueNotAllowedAnalyzer>().In("""
        using System.ComponentModel.DataAnnotations;
        [GainsightEvent("Opened")]
        public partial record Opened([IdentifyId] string UserId, [AllowedValues("a")] string M = "d", [property: AllowedValues(1)] int? N = null);

        [GainsightEvent("Closed")]
        public readonly partial record struct Closed([IdentifyId] string UserId, [AllowedValues(1)] int N);

        public record Made : Opened
        {
            public Made() : base("u", "c") { }
        }

        public static class Use
        {
            public static Opened[] Make() =>
            [
                new("u", [|"b"|]),
                new("u", "a", [|2|]),
                new(N: [|3|], UserId: "u"),
                new("u"),
                new("u", "a", 1),
            ];

            public static object Close() => new Closed("u", [|2|]);
        }
        """).ReportsAnything();

    [Fact]
    public Task Inherited_and_overridden_members_are_read() => AnalysisTest.Of<ValueNotAllowedAnalyzer>().In("""
        using System.ComponentModel.DataAnnotations;
        public abstract record Tracked
        {
            [AllowedValues("a")] public string? M { get; init; }
            [AllowedValues("a")] public virtual string? N { get; init; }
        }

        [GainsightEvent("Opened")]
        public partial record Opened([property: IdentifyId] string UserId) : Tracked
        {
            public override string? N { get; init; }
        }

        public static class Use
        {
            public static Opened Make() => new("u") { M = [|"b"|], N = [|"b"|] };
            public static Tracked Change(Tracked tracked) => tracked with { M = "b" };
        }
        """).ReportsAnything();

    [Fact]
    public Task Calls_of_generated_methods_are_read_by_position_and_by_name() => AnalysisTest.Of<ValueNotAllowedAnalyzer>().WithGenerator().In("""
        using System.ComponentModel.DataAnnotations;
        using System.Threading.Tasks;
        namespace Acme;

        [GainsightEvent("Opened")]
        public partial record Opened
        {
            [IdentifyId] public required string UserId { get; init; }
            [AllowedValues("a")] public string? Category { get; init; }
            [AllowedValues(1)] public int? Publisher { get; init; }
        }

        public static partial class Orders
        {
            [GainsightEvent("Order Created")]
            public partial record Created([property: IdentifyId] int UserId, [AllowedValues("a")] string @event);

            public partial class Deep_er
            {
                [GainsightEvent("Order Deleted")]
                public partial record struct Deleted([property: IdentifyId] int UserId, [AllowedValues("a")] string Why);
            }
        }

        [GainsightEvent("Orders_Created")]
        public partial record Orders_Created([property: IdentifyId] int UserId, [AllowedValues("b")] string @event);

        public static class Use
        {
            public static async Task Publish(IEventPublisher publisher)
            {
                await publisher.PublishOpenedAsync("u", [|"b"|]);
                await publisher.PublishOpenedAsync(category: [|"b"|], userId: "u");
                await publisher.PublishOpenedAsync("u", publisherValue: [|2|]);
                await OpenedGainsightExtensions.PublishOpenedAsync(publisher, "u", [|"b"|]);
                await publisher.PublishOpenedAsync("u", "a", 1);
                await publisher.PublishOrdersCreatedAsync(1, [|"b"|]);
                await publisher.PublishOrders_CreatedAsync(1, "b");
                await publisher.PublishOrdersDeep_erDeletedAsync(1, [|"b"|]);
                await publisher.PublishAsync(new Opened { UserId = "u", Category = [|"b"|] });
            }
        }
        """).ReportsAnything();

    [Fact]
    public Task Methods_that_only_look_generated_show_nothing() => AnalysisTest.Of<ValueNotAllowedAnalyzer>().In("""
        using System.ComponentModel.DataAnnotations;
        using System.Threading.Tasks;
        [GainsightEvent("Opened")]
        public partial record Opened([property: IdentifyId] string UserId, [AllowedValues("a")] string Category);

        public static class OpenedGainsightExtensions
        {
            public static Task PublishOpenedAsync(this IEventPublisher publisher, int category) => Task.CompletedTask;
            public static Task PublishMoreAsync(this IEventPublisher publisher, string category) => Task.CompletedTask;
            public static Task PublishOpenedAsync(this object publisher, string category) => Task.CompletedTask;
        }

        public static class Use
        {
            public static async Task Publish(IEventPublisher publisher)
            {
                await publisher.PublishOpenedAsync(1);
                await publisher.PublishMoreAsync("b");
                await ((object)publisher).PublishOpenedAsync("b");
            }
        }
        """).ReportsNothing();

    [Fact]
    public Task An_event_of_a_referenced_assembly_counts() => AnalysisTest.Of<ValueNotAllowedAnalyzer>()
        .WithReferences(
        [
            .. AnalysisReferences.Current,
            new GenerationProject("""
                using GainsightEvents;
                namespace Acme.Library;
                [GainsightEvent("Opened")]
                public sealed partial record Opened
                {
                    [IdentifyId] public required string UserId { get; init; }
                    [System.ComponentModel.DataAnnotations.AllowedValues("a")] public string? Category { get; init; }
                }
                """) { AssemblyName = "Acme.Library" }.ToLibrary().Reference,
        ])
        .In("""
            using Acme.Library;
            using System.Threading.Tasks;
            public static class Use
            {
                public static Opened Make() => new() { UserId = "u", Category = [|"b"|] };
                public static async Task Publish(IEventPublisher publisher) => await publisher.PublishOpenedAsync("u", [|"b"|]);
            }
            """)
        .ReportsAnything();

    [Fact]
    public Task Members_of_nested_types_are_read_where_the_type_is_created() => AnalysisTest.Of<ValueNotAllowedAnalyzer>().In("""
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;
        public record Line([AllowedValues("a")] string Sku)
        {
            [AllowedValues(1)] public int? Size { get; init; }
            [IdentifyId, AllowedValues("x")] public string? Owner { get; init; }
        }

        public record Box(Dictionary<string, Line> Lines);
        public record Elsewhere([AllowedValues("a")] string Sku);

        [GainsightEvent("Opened")]
        public partial record Opened([property: IdentifyId] string UserId, Box? Box);

        [NxtEvent("closed")]
        public partial record Closed(string UserId, Line[] Lines, [property: AllowedValues("a")] string Why);

        public static class Use
        {
            public static Line Make() => new([|"b"|]) { Size = [|2|], Owner = [|"y"|] };
            public static Line Change(Line line) => line with { Size = [|3|] };
            public static Elsewhere MakeElsewhere() => new("b");
            public static Closed Close() => new("", [new("a") { Size = 1, Owner = "x" }], [|"b"|]);
        }
        """).ReportsAnything();

    [Fact]
    public Task A_nested_member_is_named_by_its_type_and_the_first_event_that_holds_it() => AnalysisTest.Of<ValueNotAllowedAnalyzer>().In("""
        using System.ComponentModel.DataAnnotations;
        public record Line([AllowedValues("a")] string Sku);
        [GainsightEvent("Opened")] public partial record Opened([property: IdentifyId] string UserId, Line? Line);
        [GainsightEvent("Closed")] public partial record Closed([property: IdentifyId] string UserId, Line? Line);
        public static class Use { public static Line Make() => new([|"b"|]); }
        """).Reports("'Line.Sku' of event 'Closed' will be refused: 'b' is none of the allowed values 'a'; set one of them");

    [Theory]
    [InlineData("public record Key([property: AllowedValues(\"a\")] string Value)", "Key", "new Key([|\"b\"|])")]
    [InlineData("public record struct Key(string Value)", "Key?", "new Key([|\"b\"|])")]
    [InlineData("public record Key { public string Value { get; init; } = \"\"; }", "Key", "new() { Value = [|\"b\"|] }")]
    [InlineData("public record Key(string Value)", "Key", "new(\"a\")")]
    [InlineData("public record Key(string Value)", "Key?", "null")]
    public Task An_id_is_read_inside_the_type_that_wraps_it(string declaration, string type, string value) => AnalysisTest.Of<ValueNotAllowedAnalyzer>().In($$"""
        using System.ComponentModel.DataAnnotations;
        {{declaration}}{{(declaration.EndsWith('}') ? "" : ";")}}
        [GainsightEvent("Opened")]
        public partial record Opened([property: IdentifyId] string UserId)
        {
            [AccountId, AllowedValues("a")] public {{type}} Account { get; init; } = default!;
        }

        public static class Use { public static Opened Make() => new("u") { Account = {{value}} }; }
        """).ReportsAnything();

    [Fact]
    public Task A_null_that_goes_on_the_wire_is_checked() => ConstantPlaces.In<ValueNotAllowedAnalyzer>(
        "[JsonIgnore(Condition = JsonIgnoreCondition.Never), AllowedValues(\"a\")] public string? M { get; init; }",
        "public static Opened Make() => new() { M = [|null|] };")
        .Reports("'M' of event 'Opened' will be refused: null is none of the allowed values 'a'; set one of them");

    [Fact]
    public Task The_last_of_all_language_versions_reads_the_same() => Rule("public static Opened Make() => new() { M = [|\"\"\"c\"\"\"|] };")
        .WithLanguage(LanguageVersion.Preview)
        .ReportsAnything();

    private static AnalysisTest Rule(string use) => ConstantPlaces.In<ValueNotAllowedAnalyzer>(Member, use);
}
