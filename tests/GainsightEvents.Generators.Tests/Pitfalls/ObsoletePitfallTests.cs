using GainsightEvents.Generators.Tests.Generation;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Pitfalls;

/// <summary>Members, types and events that are obsolete, some as an error: generated code compiles, and says so to who calls it.</summary>
public sealed class ObsoletePitfallTests
{
    [Fact]
    public void Obsolete_members_and_types() =>
        EventSource.In("Acme", """
            public enum Kind { A, [Obsolete("no")] B, [Obsolete("never", true)] C }
            [GainsightEvent("Opened")]
            public sealed partial record Opened
            {
                [IdentifyId] public required string UserId { get; init; }
                [Obsolete] public int Old { get; init; }
                [Obsolete("gone", true)] public int Gone { get; init; }
                public Kind Kind { get; init; }
            }
            """)
            .Generate()
            .WritesAttributes("new Opened { UserId = \"u\", Kind = (Kind)2 }", """{"old":0,"gone":0,"kind":"C"}""");

    [Fact]
    public void An_obsolete_member_may_have_a_type_that_is_obsolete_as_an_error() =>
        EventSource.In("Acme", """
            [Obsolete("gone", true)] public enum Kind { A }
            [Obsolete("gone", true)] public sealed class Line { public int Count { get; init; } }
            [GainsightEvent("Opened")]
            public sealed partial record Opened
            {
                [IdentifyId] public required string UserId { get; init; }
                [Obsolete] public Kind Kind { get; init; }
                [Obsolete] public List<Line>? Lines { get; init; }
            }
            """)
            .Generate()
            .WritesAttributes("new Opened { UserId = \"u\" }", """{"kind":"A"}""");

    [Theory]
    [InlineData("[Obsolete]", "[global::System.Obsolete]")]
    [InlineData("[Obsolete(\"use \\\"B\\\"\")]", "[global::System.Obsolete(\"use \\\"B\\\"\", false)]")]
    [InlineData("[Obsolete(\"*/\\u2028\\u0000\")]", "[global::System.Obsolete(\"*/\\u2028\\u0000\", false)]")]
    [InlineData("[Obsolete(\"gone\", true)]", "[global::System.Obsolete(\"gone\", true)]")]
    public void An_obsolete_event_has_an_obsolete_method(string attribute, string carriedOn) =>
        Assert.Contains(
            carriedOn,
            EventSource.In("Acme", $"{attribute} [GainsightEvent(\"Opened\")] public partial record Opened([IdentifyId] string UserId);").Generate().File("Opened"),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("[Retired(\"2026-11-27, use \\\"B\\\"\")]", "[global::System.Obsolete(\"Retired: 2026-11-27, use \\\"B\\\"\", false)]")]
    [InlineData("[Retired(\"*/\\u2028\\u0000\")]", "[global::System.Obsolete(\"Retired: */\\u2028\\u0000\", false)]")]
    [InlineData("[Retired(\" \")]", "[global::System.Obsolete(\"Retired\", false)]")]
    [InlineData("[Retired(null!)]", "[global::System.Obsolete(\"Retired\", false)]")]
    [InlineData("[Retired(\"2026-11-27\"), Obsolete(\"gone\", true)]", "[global::System.Obsolete(\"gone\", true)]")]
    [InlineData("[Obsolete, Retired(\"2026-11-27\")]", "[global::System.Obsolete]")]
    public void A_retired_event_has_an_obsolete_method_and_keeps_its_own_Obsolete(string attribute, string carriedOn) =>
        Assert.Contains(
            carriedOn,
            EventSource.In("Acme", $"{attribute} [GainsightEvent(\"Opened\")] public partial record Opened([IdentifyId] string UserId);").Generate().File("Opened"),
            StringComparison.Ordinal);

    [Fact]
    public void A_retired_member_is_still_written() =>
        EventSource.In("Acme", """
            [GainsightEvent("Opened")]
            public sealed partial record Opened
            {
                [IdentifyId] public required string UserId { get; init; }
                [Retired("2020-01-01, replaced by attributes.kind")] public int Old { get; init; }
            }
            """)
            .Generate()
            .WritesAttributes("new Opened { UserId = \"u\", Old = 7 }", """{"old":7}""");
}
