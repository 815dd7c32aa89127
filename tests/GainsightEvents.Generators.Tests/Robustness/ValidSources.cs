namespace GainsightEvents.Generators.Tests.Robustness;

/// <summary>Sources that compile, one event each, to be broken. Together they use what the generator reads.</summary>
internal static class ValidSources
{
    /// <summary>What the events build on, which stays whole.</summary>
    public const string Shared = """
        using System;
        using GainsightEvents;

        [assembly: PxProduct("AP-XXXXXXXXXX-2")]
        [assembly: PxProduct("AP-MOBILE-2", Name = "Mobile")]

        namespace Acme
        {
            public enum Plan { Free, Team, [System.Text.Json.Serialization.JsonStringEnumMemberName("enterprise")] Enterprise }

            [Flags]
            public enum Channels { None = 0, Web = 1, Mobile = 2 }

            public readonly record struct UserId(Guid Value);

            // No event may hold these; some edits make one hold them.
            public class Branches : System.Collections.Generic.List<Branches> { }
            public class Tree : System.Collections.Generic.Dictionary<string, Tree> { }
            public interface IToken : System.Collections.Generic.IEnumerable<IToken> { }
            public class Box<T> { public Box<Box<T>>? Next { get; set; } public T? Value { get; set; } }
            public record Even(Odd[] Odds);
            public record Odd(System.Collections.Generic.IEnumerable<Even?> Evens, Box<Odd> Box);

            public abstract record UserEvent
            {
                protected UserEvent() { Console.Write(""); }
                public override string ToString() { var text = UserId + AccountId; return text; }
                [IdentifyId] public required string UserId { get; init; }
                [AccountId] public string? AccountId { get; init; }
            }
        }
        """;

    public static readonly string[] Events =
    [
        """
        using System;
        using GainsightEvents;
        namespace Acme;
        /// <summary>A feature was used.</summary>
        [GainsightEvent("Feature Used")]
        public sealed partial record FeatureUsed
        {
            /// <summary>The user.</summary>
            [IdentifyId] public required string UserId { get; init; }
            [SessionId] public string? SessionId { get; init; }
            [AccountId] public string? AccountId { get; init; }
            [EventUrl] public Uri? Page { get; init; }
            [EventDate] public DateTimeOffset? OccurredAt { get; init; }
            public required string FeatureName { get; init; }
            public string? Category { get; init; } = "none";
            public int? Value { get; init; }
        }
        """,
        """
        using System;
        using GainsightEvents;
        namespace Acme;
        public static partial class Orders
        {
            [GainsightEvent("Order Shipped", Product = "Mobile", MaxAge = "1.00:00:00")]
            internal readonly partial record struct Shipped(
                [property: IdentifyId] UserId User, decimal Total, TimeSpan Took, Channels Through = Channels.Web, string Note = "a\"b");
        }
        """,
        """
        using System;
        using System.Collections.Generic;
        using System.Text.Json.Serialization;
        using GainsightEvents;
        namespace Acme
        {
            [GainsightEvent("Plan Viewed", Priority = EventPriority.High)]
            public partial class PlanViewed
            {
                public PlanViewed(string userId, Plan plan) { UserId = userId; Plan = plan; }
                [IdentifyId] public string UserId { get; }
                [UserType] public PxUserType UserType { get; set; } = PxUserType.Lead;
                [GlobalContext] public Dictionary<string, string>? Globals { get; set; }
                [JsonPropertyName("plan-name")] public Plan Plan { get; }
                [JsonIgnore] public object? Ignored { get; set; }
                [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public double Ratio { get; set; } = 1.5;
                public DateOnly Day { get; set; }
                public bool @event { get; set; }
            }
        }
        """,
        """
        using System;
        using GainsightEvents;
        namespace Acme;
        [Obsolete("use the other")]
        [GainsightEvent("Signed Up")]
        public sealed partial record SignedUp(Plan Plan, long Count = 3L, float Share = 0.5f) : UserEvent
        {
            [Referrer] public string? Referrer { get; init; }
            [RemoteHost] public string? Host { get; init; }
            [EventType] public string? Kind { get; init; }
            [EventId] public Guid? Id { get; init; }
            public Guid Trial { get; init; } = Guid.NewGuid();
            public TimeOnly? At { get; init; }
            [Personal] public string? Email { get; init; }
        }
        """,
        """
        using GainsightEvents;
        [GainsightEvent("Logged In", Identity = IdentitySource.FromContext)]
        public partial struct LoggedIn
        {
            public LoggedIn() { }
            public uint Times { get; set; } = 1;
            public Acme.Plan? Plan { get; init; } = null;
            public partial record Nested;
        }
        """,
        """
        using System;
        using System.Collections.Generic;
        using System.Text.Json.Serialization;
        using GainsightEvents;
        namespace Acme;
        [Flags] public enum Size : short { [JsonStringEnumMemberName("s")] Small = 1, Large = 2, Any = Small | Large }
        public readonly record struct Account(long Value);
        public sealed record Line(string Sku, Size Size, Dictionary<string, decimal?> Prices);
        [GainsightEvent("Order Created"), NxtEvent("order_created", Version = "v01", Topic = "orders")]
        public sealed partial record OrderCreated(UserId User, params Line[] Lines)
        {
            [IdentifyId] public UserId User { get; init; } = User;
            [AccountId] public Account? Account { get; init; }
            [EventDate] public required DateTimeOffset At { get; init; }
            [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public double? Ratio { get; init; } = -1.5;
            [System.ComponentModel.DataAnnotations.Range(0, 100)] public int Discount { get; init; }
            [JsonExtensionData] public Dictionary<string, object>? More { get; init; }
        }
        """,
        """
        using System;
        using GainsightEvents;
        namespace Acme;
        [NxtEvent("closed")]
        public partial class Closed
        {
            public Closed(string userId) { (UserId, Count) = (userId, 1); }
            [System.ComponentModel.DataAnnotations.AllowedValues("a", "b")] public string UserId { get; }
            public int Count { get; set; }
            [Obsolete("x", true)] public decimal? Old { get; set; } = 1m;
            [System.Diagnostics.CodeAnalysis.Experimental("ACME001")] public long? New { get; set; }
        }
        """,
    ];
}
