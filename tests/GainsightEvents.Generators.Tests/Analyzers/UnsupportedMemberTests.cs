using GainsightEvents.CodeFixes;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

// What is supported is the parser's to test; here it is how the rule says so.
public sealed class UnsupportedMemberTests
{
    [Fact]
    public async Task An_unsupported_member_is_reported_at_its_name_with_its_type()
    {
        var diagnostics = await Rule().In("""
            [GainsightEvent("Exported")]
            public partial record Exported(object [|Parameter|], string Feature)
            {
                public byte[]? [|Picture|] { get; init; }
            }
            """).ReportsAnything();

        Assert.StartsWith("Member 'Parameter' of event 'Exported' cannot be sent: ", diagnostics[0].GetMessage(null), StringComparison.Ordinal);
        Assert.Contains("'object'", diagnostics[0].GetMessage(null), StringComparison.Ordinal);
        Assert.StartsWith("Member 'Picture' of event 'Exported' cannot be sent: ", diagnostics[1].GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public Task An_inherited_member_is_reported_at_the_event() => Rule().In("""
        public record Base { public object? Anything { get; init; } }
        [GainsightEvent("Exported")] public partial record [|Exported|] : Base;
        """).ReportsAnything();

    [Theory]
    [InlineData("public partial record Exported([IdentifyId] string UserId, int? Count, DateTimeOffset At);")]
    [InlineData("public partial record Exported { [JsonIgnore] public byte[]? Picture { get; init; } internal object? Hidden { get; init; } }")]
    [InlineData("public static partial class Exported;")]
    public Task What_can_be_sent_or_is_left_out_shows_nothing(string declaration) => Rule()
        .In("[GainsightEvent(\"Exported\")] " + declaration)
        .ReportsNothing();

    [Fact]
    public Task An_attribute_can_be_left_out() => Rule().In("""
        [GainsightEvent("Exported")]
        public partial record Exported(string Feature, object [|Parameter|])
        {
            /// <summary>A picture.</summary>
            public byte[]? [|Picture|] { get; init; }

            [Obsolete]
            [JsonPropertyName("pic")]
            public byte[]? [|Thumbnail|] { get; init; } // small
        }
        """).BecomesBy(UnsupportedMemberCodeFix.LeaveOut, """
        [GainsightEvent("Exported")]
        public partial record Exported(string Feature, [property: JsonIgnore] object Parameter)
        {
            /// <summary>A picture.</summary>
            [JsonIgnore] public byte[]? Picture { get; init; }

            [JsonIgnore]
            [Obsolete]
            [JsonPropertyName("pic")]
            public byte[]? Thumbnail { get; init; } // small
        }
        """);

    [Fact]
    public Task The_fix_adds_the_using_where_none_serves() => Rule().WithoutGlobalUsings().In("""
        using GainsightEvents;

        namespace Acme;

        [GainsightEvent("Exported")]
        public partial record Exported(object [|Parameter|]);
        """).BecomesBy(UnsupportedMemberCodeFix.LeaveOut, """
        using System.Text.Json.Serialization;
        using GainsightEvents;

        namespace Acme;

        [GainsightEvent("Exported")]
        public partial record Exported([property: JsonIgnore] object Parameter);
        """);

    [Theory]
    [InlineData("public partial record Exported { [IdentifyId] public object? [|UserId|] { get; init; } }")]
    [InlineData("public partial record [|Exported|] : Base;")]
    public Task A_marked_or_inherited_member_is_left_to_its_author(string declaration) => Rule()
        .In("public record Base { public object? Anything { get; init; } } [GainsightEvent(\"Exported\")] " + declaration)
        .Offers();

    [Fact]
    public Task A_marked_member_gets_the_type_that_fits_its_mark() => Rule().In("""
        [GainsightEvent("Exported")]
        public partial record Exported([IdentifyId] string UserId, [EventDate] long [|OccurredAt|])
        {
            [EventUrl]
            public required bool [|Page|] { get; init; }

            [UserType] public string? [|Kind|] { get; init; }
            [EventId] public string? [|Id|] { get; init; }
        }
        """).BecomesBy(UnsupportedMemberCodeFix.UseFittingType, """
        [GainsightEvent("Exported")]
        public partial record Exported([IdentifyId] string UserId, [EventDate] DateTimeOffset OccurredAt)
        {
            [EventUrl]
            public required Uri Page { get; init; }

            [UserType] public PxUserType? Kind { get; init; }
            [EventId] public Guid? Id { get; init; }
        }
        """);

    [Theory]
    [InlineData("{ [EventDate] public long [|At|] { get; init; } = 1; }")]
    [InlineData("{ [EventUrl] public bool [|Page|] { get; init; } }")]
    [InlineData("{ [RemoteHost] public int [|Host|] { get; init; } }")]
    public Task Where_none_fits_or_the_file_would_not_compile_nothing_is_offered(string body) => Rule()
        .In("[GainsightEvent(\"Exported\")] public partial record Exported " + body)
        .Offers();

    [Fact]
    public Task Without_System_Text_Json_nothing_is_offered() => Rule()
        .WithReferences(AnalysisReferences.WithoutJson)
        .WithoutGlobalUsings()
        .In("using GainsightEvents; [GainsightEvent(\"Exported\")] public partial record Exported(object [|Parameter|]);")
        .Offers();

    private static AnalysisTest Rule() => AnalysisTest.Of<UnsupportedMemberAnalyzer>();
}
