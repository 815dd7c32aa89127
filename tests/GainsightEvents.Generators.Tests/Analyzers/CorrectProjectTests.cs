using GainsightEvents.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
        [assembly: EventOwner("Team Reporting")]

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

            public sealed record Line(string Sku, decimal Price);

            [EventOwner("Team Orders"), Retired("2026-11-27, replaced by order_sent")]
            [NxtEvent("order_shipped", Version = "v01", Topic = "orders", ExpiresOn = "9999-12-31")]
            public sealed partial record OrderShipped(Guid OrderId, Line[] Lines)
            {
                public System.Collections.Generic.IReadOnlyDictionary<string, Line?>? ByName { get; init; }
                [System.Text.Json.Serialization.JsonExtensionData] public System.Collections.Generic.Dictionary<string, object>? More { get; init; }
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

    // Close to many a mistake, and right.
    private const string RichSource = """
        using System;
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;
        using System.Net.Http;
        using System.Text.Json.Serialization;
        using System.Threading;
        using System.Threading.Tasks;
        using GainsightEvents;

        [assembly: PxProduct("AP-XXXXXXXXXX-2-1")]
        [assembly: PxProduct(Name = "Staging", FromConfiguration = true)]

        namespace Acme.Events
        {
            public abstract record Visit(
                [IdentifyId] Guid UserId,
                [AccountId] string? AccountId,
                [SessionId, Personal] string? SessionId,
                [EventUrl] Uri? PageUrl,
                [Referrer] string? Referrer,
                [RemoteHost] string? RemoteHost,
                [UserType] PxUserType UserType,
                [property: GlobalContext] Dictionary<string, string>? GlobalContext,
                [EventId] Guid? EventId,
                [EventType] string? EventType);

            [GainsightEvent("Page Viewed")]
            public sealed partial record PageViewed(Guid UserId, string? AccountId, string? SessionId, Uri? PageUrl, [property: EventDate] DateTimeOffset? At = null)
                : Visit(UserId, AccountId, SessionId, PageUrl, null, null, PxUserType.User, null, null, null)
            {
                [JsonPropertyName("url")] public string? Link { get; init; }
                [Range(0, 100), AllowedValues(1, 2)] public int? Depth { get; init; }
                [StringLength(20, MinimumLength = 1), RegularExpression("[a-z]+")] public string? Section { get; init; }
                [Url, MaxLength(2_000), DataType(DataType.Url)] public string? Image { get; init; }
                public DateTimeOffset Due { get; init; }
                public Tier Tier { get; init; }
                public ReportId? Report { get; init; }
                [JsonIgnore] public DateTime Local;
                internal int Drafts;
            }

            [JsonConverter(typeof(JsonStringEnumConverter))] public enum Tier { Free, Paid }

            public readonly record struct ReportId(Guid Value) { [JsonIgnore] public bool IsEmpty => Value == Guid.Empty; }

            // What derives from it is an event; what an event holds may be personal.
            public record Screen { [IdentifyId] public required ReportId UserId { get; init; } }

            public record Owner([Personal] string Name, int Count);

            [GainsightEvent("Screen Closed"), NxtEvent("screen_closed")]
            public sealed partial record ScreenClosed : Screen { [JsonPropertyName("eventName")] public string? Cause { get; init; } }

            [GainsightEvent("Feature Used", Identity = IdentitySource.FromContext)]
            public sealed partial record FeatureUsed([IdentifyId] string? UserId = null, string? Feature = null);

            [GainsightEvent("Plan \u2013 \ud83d\udcc8", Product = "Staging")]
            public partial class PlanDrawn
            {
                public PlanDrawn(string user, int count) => (User, Count) = (user, count);

                [IdentifyId] public string User { get; }
                public int Count { get; }
            }

            [GainsightEvent("Order Shipped")]
            [NxtEvent("order_shipped", Version = "v01", Topic = "orders and parcels", Priority = EventPriority.High)]
            public sealed partial record OrderShipped([IdentifyId] string UserId, [EventDate] DateTimeOffset ShippedAt);

            [NxtEvent("order_shipped", Version = "v02")]
            public sealed partial record ParcelShipped(string OrderId, [Personal] string Email, DateTimeOffset ShippedAt, string? SessionId, Owner[]? Owners = null);

            public static partial class Orders
            {
                [GainsightEvent("Order Created")]
                public sealed partial record Created([IdentifyId] int UserId);

                [GainsightEvent("Order Deleted")]
                public sealed partial record Deleted([IdentifyId] long UserId);
            }

            public static class OrdersCreated;
        }

        namespace Acme
        {
            using Acme.Events;

            // What the generator writes; rules are tested without it.
            public sealed class Sent(object Body) : IGainsightEvent
            {
                GainsightEvents.Model.EventDescriptor IGainsightEvent.Descriptor => (GainsightEvents.Model.EventDescriptor)Body;
                void IGainsightEvent.Write(EventTarget target, ref GainsightEvents.Serialization.EventWriter writer) { }
            }

            [System.CodeDom.Compiler.GeneratedCode("GainsightEvents.Generators", "0.1.0")]
            public static class FeatureUsedGainsightExtensions
            {
                public static ValueTask<PublishReceipt> PublishFeatureUsedAsync(
                    this IEventPublisher publisher, string? userId = null, string? feature = null, CancellationToken cancellationToken = default) => default;
            }

            public sealed class Worker(IEventPublisher publisher, GainsightOptions options, EventCatalog catalog)
            {
                public event EventHandler? Done;

                public async Task RunAsync(CancellationToken cancellationToken)
                {
                    var viewed = new PageViewed(Guid.Empty, null, null, null);
                    var receipt = await publisher.PublishAsync(new Sent(viewed), cancellationToken).ConfigureAwait(false);
                    var started = publisher.PublishFeatureUsedAsync("user-123", feature: receipt.ToString(), cancellationToken: cancellationToken);
                    _ = publisher.PublishFeatureUsedAsync("user-123");
                    _ = publisher.TryPublish(new Sent(new Orders.Created(1)));
                    await started;
                    Done += async (sender, e) => await publisher.PublishFeatureUsedAsync();
                    options.Px.ApiKey = Environment.GetEnvironmentVariable("GAINSIGHT_API_KEY");
                    await using var own = GainsightPublisher.Create(options, catalog);
                    foreach (var user in new[] { "user-123" })
                    {
                        await own.PublishFeatureUsedAsync(user);
                    }
                }

                public static async Task PostAsync(HttpClient client, string key, object body)
                {
                    client.DefaultRequestHeaders.Add("X-APTRINSIC-API-KEY", key);
                    using var content = new StringContent(body.ToString()!);
                    await client.PostAsync("https://example.org/v1/events/custom", content);
                }
            }
        }
        """;

    [Fact]
    public Task A_rich_correct_project_shows_nothing() => AnalysisTest.OfAllRules().WithoutGlobalUsings().In(RichSource).ReportsNothing();

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
    public async Task Where_events_would_be_lost_every_mistake_is_an_error()
    {
        var diagnostics = await AnalysisTest.OfAllRules()
            .WithLanguage(LanguageVersion.CSharp10)
            .AllowingCompilerErrors("CS8652", "CS8936", "CS9058")
            .In("""
                [{|GSE0002:{|GSE0018:GainsightEvent|}|}({|GSE0025:"\ud83d"|})]
                public partial record Exported([IdentifyId, {|GSE0011:AccountId|}] string? {|GSE0012:UserId|}, [IdentifyId] string {|GSE0010:Other|});

                [NxtEvent({|GSE0026:"order\n"|})]
                public partial record Shipped(string OrderId);

                public class Reports
                {
                    public void Export<TEvent>(IEventPublisher publisher, TEvent exported) where TEvent : IGainsightEvent
                    {
                        {|GSE0060:publisher.PublishAsync(exported)|};
                    }
                }
                """)
            .ReportsAnything();

        Assert.NotEmpty(diagnostics);
        Assert.All(diagnostics, static diagnostic => Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity));
    }

    [Fact]
    public Task What_has_to_become_another_type_is_told_that_first() => AnalysisTest.OfAllRules()
        .In("[assembly: PxProduct(\"AP-XXXXXXXXXX-2\")] [GainsightEvent(\"Exported\")] public abstract record {|GSE0005:Exported|}<T>(object Anything);")
        .ReportsAnything();
}
