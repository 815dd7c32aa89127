using GainsightEvents.CodeFixes;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class NullableIdentifyIdTests
{
    [Theory]
    [InlineData("string?")]
    [InlineData("Guid?")]
    [InlineData("long?")]
    [InlineData("UserKey?")]
    public Task A_nullable_identifyId_is_reported_at_the_member(string type) => Rule().In($$"""
        public readonly record struct UserKey(long Value);
        [GainsightEvent("Exported")] public partial record Exported([IdentifyId] {{type}} [|UserId|]);
        """).Reports(
        "Member 'UserId' is the identifyId of event 'Exported' and may be null, and Gainsight PX drops events without an identifyId; declare it non-nullable");

    [Fact]
    public Task An_inherited_one_is_reported_at_the_event() => Rule().In("""
        public record Base { [IdentifyId] public string? UserId { get; init; } }
        [GainsightEvent("Exported")] public partial record [|Exported|] : Base;
        """).ReportsAnything();

    [Theory]
    [InlineData("[GainsightEvent(\"Exported\")] public partial record Exported([IdentifyId] string UserId, [AccountId] string? Account);")]
    [InlineData("[GainsightEvent(\"Exported\", Identity = IdentitySource.FromContext)] public partial record Exported([IdentifyId] string? UserId);")]
    [InlineData("[GainsightEvent(\"Exported\")] public partial record Exported([IdentifyId] object? UserId);")]
    [InlineData("[NxtEvent(\"exported\")] public partial record Exported([IdentifyId] string? UserId);")]
    [InlineData("#nullable disable\n[GainsightEvent(\"Exported\")] public partial class Exported { [IdentifyId] public string UserId { get; set; } }")]
    public Task What_is_always_there_or_no_id_shows_nothing(string declaration) => Rule().In(declaration).ReportsNothing();

    [Fact]
    public Task The_member_becomes_non_nullable_and_a_property_required() => Rule().In("""
        [GainsightEvent("Exported")]
        public partial record Exported([IdentifyId] string? [|UserId|], int? Count);

        [GainsightEvent("Opened")]
        public partial class Opened
        {
            /// <summary>The user.</summary>
            [IdentifyId] public Guid? [|UserId|] { get; set; }
        }

        [GainsightEvent("Closed")]
        public partial class Closed
        {
            [IdentifyId]
            public required string? [|UserId|] { get; init; }
        }
        """).BecomesBy(NullableIdentifyIdCodeFix.MakeRequired, """
        [GainsightEvent("Exported")]
        public partial record Exported([IdentifyId] string UserId, int? Count);

        [GainsightEvent("Opened")]
        public partial class Opened
        {
            /// <summary>The user.</summary>
            [IdentifyId] public required Guid UserId { get; set; }
        }

        [GainsightEvent("Closed")]
        public partial class Closed
        {
            [IdentifyId]
            public required string UserId { get; init; }
        }
        """);

    [Theory]
    [InlineData("record Exported([IdentifyId] string? [|UserId|] = null);")]
    [InlineData("record Exported { [IdentifyId] public string? [|UserId|] { get; init; } = Environment.UserName; }")]
    [InlineData("record Exported { [IdentifyId] public string? [|UserId|] => null; }")]
    [InlineData("record Exported { [IdentifyId] public string? [|UserId|] { get; private set; } }")]
    [InlineData("record Exported : IUser { [IdentifyId] public Guid? [|UserId|] { get; init; } }")]
    [InlineData("record Exported { [IdentifyId] public Guid? [|UserId|] { get; init; } public Guid Read() => UserId!.Value; }")]
    public Task Where_the_result_would_not_compile_or_not_help_nothing_is_offered(string declaration) => Rule()
        .In("public interface IUser { Guid? UserId { get; } } [GainsightEvent(\"Exported\")] public partial " + declaration)
        .Offers();

    private static AnalysisTest Rule() => AnalysisTest.Of<NullableIdentifyIdAnalyzer>();
}
