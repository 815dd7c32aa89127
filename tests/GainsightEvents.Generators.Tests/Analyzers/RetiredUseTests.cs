using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class RetiredUseTests
{
    [Fact]
    public Task A_retired_event_that_is_created_is_reported_at_its_name() => Rule("""
        [Retired("2026-11-27, replaced by Report Shared"), GainsightEvent("Exported")]
        public partial record Exported { [IdentifyId] public required string UserId { get; init; } }
        public static class Use
        {
            public static Exported Make() => new [|Exported|]() { UserId = "u" };
            public static Exported Imply() => [|new|]() { UserId = "u" };
        }
        """).Reports(
            "Event 'Exported' is retired: 2026-11-27, replaced by Report Shared; publish what replaces it, or nothing",
            "Event 'Exported' is retired: 2026-11-27, replaced by Report Shared; publish what replaces it, or nothing");

    [Fact]
    public Task A_retired_member_that_is_set_is_reported_at_the_value() => Rule("""
        public abstract record Tracked { [Retired("2026-11-27")] public int Old { get; set; } }
        [GainsightEvent("Exported")]
        public partial record Exported([IdentifyId] string UserId, [Retired("2026-11-27, use Format")] string? Kind = null) : Tracked
        {
            [Retired("")] public int? Rows { get; init; }
        }
        public static class Use
        {
            public static Exported Make(string kind) => new("u", [|kind|]) { Rows = [|1|], Old = [|default|] };
            public static Exported Change(Exported e) => e with { Kind = [|"pdf"|] };
            public static void Set(Exported e) => e.Old = [|2|];
        }
        """).Reports(
            "Member 'Kind' of event 'Exported' is retired: 2026-11-27, use Format; leave it out",
            "Member 'Rows' of event 'Exported' is retired; leave it out",
            "Member 'Old' of event 'Exported' is retired: 2026-11-27; leave it out",
            "Member 'Kind' of event 'Exported' is retired: 2026-11-27, use Format; leave it out",
            "Member 'Old' of event 'Exported' is retired: 2026-11-27; leave it out");

    [Fact]
    public Task One_that_must_be_set_is_to_become_optional() => Rule("""
        [GainsightEvent("Exported")]
        public partial record Exported([property: Retired("2026-11-27")] string Kind) { [Retired("2026-11-27")] public required int Rows { get; init; } }
        public static class Use { public static Exported Make() => new([|"pdf"|]) { Rows = [|1|] }; }
        """).Reports(
            "Member 'Kind' of event 'Exported' is retired: 2026-11-27; make it optional, and leave it out",
            "Member 'Rows' of event 'Exported' is retired: 2026-11-27; make it optional, and leave it out");

    [Fact]
    public Task An_argument_of_the_generated_method_is_reported_too() => Rule("""
        using System.Threading.Tasks;
        [GainsightEvent("Exported")]
        public partial record Exported
        {
            [IdentifyId] public required string UserId { get; init; }
            [Retired("2026-11-27")] public string? Publisher { get; init; }
        }
        public static class Use
        {
            public static async Task Run(IEventPublisher publisher)
            {
                await publisher.PublishExportedAsync(userId: "u", publisherValue: [|"p"|]);
                await publisher.PublishExportedAsync(userId: "u");
            }
        }
        """).WithGenerator().Reports("Member 'Publisher' of event 'Exported' is retired: 2026-11-27; leave it out");

    [Fact]
    public Task What_is_left_null_and_what_is_not_retired_show_nothing() => Rule("""
        [GainsightEvent("Exported")]
        public partial record Exported([IdentifyId] string UserId, [Retired("2026-11-27")] string? Kind = null, string? Format = null)
        {
            [Retired("2026-11-27")] public int? Rows { get; init; }
            [Retired("2026-11-27")] public Uri Page { get; init; } = null!;
        }
        [Retired("2026-11-27")] public record NoEvent { [Retired("2026-11-27")] public int Count { get; set; } }
        public static class Use
        {
            public static Exported Make() => new("u", null, "pdf") { Rows = null, Page = default! };
            public static Exported Default() => new("u", default(string)) { Rows = default };
            public static NoEvent Other() => new() { Count = 1 };
            public static string? Read(Exported e) => e.Kind;
        }
        """).ReportsNothing();

    private static AnalysisTest Rule(string source) => AnalysisTest.Of<RetiredUseAnalyzer>().In(source);
}
