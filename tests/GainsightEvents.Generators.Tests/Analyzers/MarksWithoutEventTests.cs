using GainsightEvents.CodeFixes;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class MarksWithoutEventTests
{
    [Theory]
    [InlineData("public record [|ReportExported|]([IdentifyId] string Id);", "IdentifyId")]
    [InlineData("public sealed class [|ReportExported|] { [AccountId] public string? Id { get; set; } }", "AccountId")]
    [InlineData("public readonly record struct [|ReportExported|]([property: EventDate] DateTimeOffset Id);", "EventDate")]
    [InlineData("public partial struct [|ReportExported|] { [Personal] public string Id { get; set; } }", "Personal")]
    [InlineData("public abstract record Base { [SessionId] public string? Id { get; init; } } public record [|ReportExported|] : Base;", "SessionId")]
    public Task A_type_with_marks_that_is_no_event_is_reported_once(string declaration, string mark) => Rule().In(declaration)
        .Reports($"Member 'Id' of type 'ReportExported' is marked [{mark}], but 'ReportExported' is not an event and cannot be published; mark it [GainsightEvent] or [NxtEvent], or declare it abstract if events derive from it");

    [Theory]
    [InlineData("[GainsightEvent(\"a\")] public partial record Exported([IdentifyId] string UserId);")]
    [InlineData("[NxtEvent(\"a\")] public partial record Exported([Personal] string UserId);")]
    [InlineData("public abstract record Base([IdentifyId] string UserId);")]
    [InlineData("public interface IBase { [IdentifyId] string UserId { get; } }")]
    [InlineData("public record Base([IdentifyId] string UserId); [GainsightEvent(\"a\")] public partial record Exported(string UserId) : Base(UserId);")]
    [InlineData("public record Base<T>([IdentifyId] T UserId); [GainsightEvent(\"a\")] public partial record Exported(string UserId) : Base<string>(UserId);")]
    [InlineData("[GainsightEvent(\"a\")] public partial record Exported([IdentifyId] string UserId); public record Late(string UserId, [AccountId] string Account) : Exported(UserId);")]
    [InlineData("[GainsightEvent(\"a\")] public partial record Exported([IdentifyId] string UserId, Owner Owner); public record Owner([Personal] string Name);")]
    [InlineData("public record Plain([property: JsonExtensionData] System.Collections.Generic.Dictionary<string, object> More, [property: JsonIgnore] string Name);")]
    public Task An_event_and_what_events_derive_from_or_hold_show_nothing(string declaration) => Rule().In(declaration).ReportsNothing();

    [Fact]
    public Task It_becomes_an_event_of_its_name() => Rule().In("""
        namespace Acme;

        /// <summary>Exported.</summary>
        public sealed record [|PDFReportExported|]([IdentifyId] string UserId);

        public class Orders
        {
            // Created.
            [Serializable]
            public class [|CreatedEvent|]
            {
                [IdentifyId] public required string UserId { get; init; }
            }

            public partial record struct [|Deleted|]([AccountId] string Account);
        }
        """).BecomesBy(MarksWithoutEventCodeFix.MakeEvent, """
        namespace Acme;

        /// <summary>Exported.</summary>
        [GainsightEvent("PDF Report Exported")]
        public sealed partial record PDFReportExported([IdentifyId] string UserId);

        public partial class Orders
        {
            // Created.
            [GainsightEvent("Created")]
            [Serializable]
            public partial class CreatedEvent
            {
                [IdentifyId] public required string UserId { get; init; }
            }

            [GainsightEvent("Deleted")]
            public partial record struct Deleted([AccountId] string Account);
        }
        """);

    [Fact]
    public async Task A_mark_inside_a_value_of_an_event_is_reported_as_what_it_is()
    {
        var test = Rule().In("[GainsightEvent(\"a\")] public partial record Exported([IdentifyId] string UserId, Owner[] Owners); public record [|Owner|]([AccountId] string Account, [Personal] string Name);");

        await test.Reports("Member 'Account' of type 'Owner' is marked [AccountId], but 'Owner' is a value inside event 'Exported', where the mark has no effect; mark a member of 'Exported' itself");
        await test.Offers();
    }

    [Theory]
    [InlineData("public record [|Exported|]<T>([IdentifyId] string UserId);")]
    [InlineData("public class Outer { private record [|Exported|]([IdentifyId] string UserId); }")]
    [InlineData("file record [|Exported|]([IdentifyId] string UserId);")]
    public Task What_cannot_be_an_event_is_left_to_its_author(string declaration) => Rule().In(declaration).Offers();

    private static AnalysisTest Rule() => AnalysisTest.Of<MarksWithoutEventAnalyzer>();
}
