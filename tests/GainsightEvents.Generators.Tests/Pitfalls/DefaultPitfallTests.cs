using GainsightEvents.Generators.Tests.Generation;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Pitfalls;

/// <summary>What a member holds when nobody sets it, and whether the publish method may say so. The defaults it writes are in PublishMethodTests.</summary>
public sealed class DefaultPitfallTests
{
    [Fact]
    public void The_default_of_a_struct_is_written_and_what_it_lacks_is_refused() =>
        EventSource.In("Acme", """
            [GainsightEvent("Opened")]
            public partial record struct Opened([IdentifyId] string UserId, string Name, int Count);
            """)
            .Generate()
            .Refuses("default(Opened)", "UserId", "Name");

    [Fact]
    public void A_computed_default_is_left_alone() =>
        Opened("""
            public string Machine { get; init; } = Environment.NewLine;
            public string? Note { get; init; } = Guid.Empty.ToString();
            public int Answer { get; set; } = Math.Abs(-42);
            """)
            .Publishes(
                "publisher.PublishOpenedAsync(userId: \"u\", cancellationToken: default)",
                $$"""{"machine":{{System.Text.Json.JsonSerializer.Serialize(Environment.NewLine)}},"note":"00000000-0000-0000-0000-000000000000","answer":42}""");

    [Fact]
    public void What_a_constructor_sets_is_left_alone() =>
        EventSource.In("Acme", """
            public abstract class UserEvent { protected UserEvent() => Origin = "base"; public string? Origin { get; set; } }
            [GainsightEvent("Opened")]
            public sealed partial class Opened : UserEvent
            {
                public Opened() { this.Category = "c"; (First, Second) = (1, 2); _ = nameof(Note); }
                [IdentifyId] public required string UserId { get; set; }
                public string? Category { get; set; }
                public int First { get; set; }
                public int Second { get; set; }
                public string? Note { get; set; }
            }
            """)
            .Generate()
            .Publishes("publisher.PublishOpenedAsync(\"u\", note: \"n\")", """{"origin":"base","category":"c","first":1,"second":2,"note":"n"}""");

    [Fact]
    public void A_constructor_that_calls_something_may_set_anything() =>
        EventSource.In("Acme", """
            [GainsightEvent("Opened")]
            public sealed partial class Opened
            {
                public Opened() => Fill();
                [IdentifyId] public required string UserId { get; set; }
                public string? Category { get; set; }
                private void Fill() => Category = "c";
            }
            """)
            .Generate()
            .Publishes("publisher.PublishOpenedAsync(\"u\", cancellationToken: default)", """{"category":"c"}""");

    private static GenerationRun Opened(string members) => EventSource.Opened(members)
        .Edit("public string UserId { get; init; } = \"u\";", "public required string UserId { get; init; }")
        .Generate();
}
