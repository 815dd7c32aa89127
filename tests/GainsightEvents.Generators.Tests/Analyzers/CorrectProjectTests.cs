using GainsightEvents.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class CorrectProjectTests
{
    private const string Source = """
        using System;
        using System.ComponentModel.DataAnnotations;
        using GainsightEvents;

        [assembly: PxProduct("AP-XXXXXXXXXX-2")]
        [assembly: PxProduct("AP-XXXXXXXXXX-3", Name = "Mobile")]

        namespace Acme
        {
            public enum Plan { Free, Paid }

            public readonly record struct UserKey(long Value);

            public abstract record Tracked
            {
                [IdentifyId] public required UserKey User { get; init; }
                [AccountId] public Guid? Account { get; init; }
            }

            [GainsightEvent("Report Exported", Priority = EventPriority.High, MaxAge = "1.00:00:00")]
            public sealed partial record ReportExported : Tracked
            {
                [EventDate] public DateTimeOffset? OccurredAt { get; init; }
                [EventUrl] public Uri Page { get; init; } = new("https://example.org/");
                public Plan Plan { get; init; }
                [Range(typeof(decimal), "0.01", "99.99")] public decimal? Price { get; init; }
                [AllowedValues("pdf", "xlsx"), StringLength(4, MinimumLength = 3), RegularExpression("[a-z]+")] public string? Format { get; init; }
                [Range(0, 1, MaximumIsExclusive = true)] public double Ratio { get; init; }
                [Url] public string? Link { get; init; }
            }

            public static class Reports
            {
                public static ReportExported Export(UserKey user) => new()
                {
                    User = user, Price = 99.99m, Format = "pdf", Ratio = 0, Link = "https://example.org", Account = Guid.Empty,
                };

                public static ReportExported Unpriced(ReportExported report) => report with { Price = null, Format = null, Link = null };
            }

            [GainsightEvent("Searched", Product = "Mobile")]
            internal readonly partial record struct Searched([IdentifyId] string UserId, string Text, int Hits = 0);

            [GainsightEvent("Logged In", Identity = IdentitySource.FromContext)]
            public partial struct LoggedIn
            {
                public bool Remembered { get; set; }
            }

            public partial interface IOrders
            {
                public static partial class Web
                {
                    [GainsightEvent("Order Created")]
                    public partial class Created
                    {
                        [IdentifyId] public int UserId { get; set; }
                    }
                }
            }
        }
        """;

    [Theory]
    [InlineData(NullableContextOptions.Enable)]
    [InlineData(NullableContextOptions.Disable)]
    public Task A_correct_project_shows_nothing(NullableContextOptions nullable) => AnalysisTest.OfAllRules()
        .WithoutGlobalUsings()
        .WithNullable(nullable)
        .In(Source)
        .ReportsNothing();

    [Fact]
    public Task A_project_without_GainsightEvents_shows_nothing() => AnalysisTest.OfAllRules()
        .WithReferences(AnalysisReferences.NetStandard)
        .WithoutGlobalUsings()
        .In("class GainsightEventAttribute : System.Attribute { } [GainsightEvent] class Exported { }")
        .ReportsNothing();

    [Fact]
    public Task Two_mistakes_are_two_diagnostics() => AnalysisTest.OfAllRules().In("""
        [{|GSE0002:GainsightEvent|}({|GSE0006:" "|})]
        public record {|GSE0001:{|GSE0003:Exported|}|}(object {|GSE0004:Anything|});
        """).ReportsAnything();

    [Fact]
    public Task What_has_to_become_another_type_is_told_that_first() => AnalysisTest.OfAllRules()
        .In("[assembly: PxProduct(\"AP-XXXXXXXXXX-2\")] [GainsightEvent(\"Exported\")] public abstract record {|GSE0005:Exported|}<T>(object Anything);")
        .ReportsAnything();
}
