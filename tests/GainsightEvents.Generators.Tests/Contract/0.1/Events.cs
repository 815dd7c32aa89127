using System;
using System.Collections.Generic;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Tasks;
using GainsightEvents;

[assembly: PxProduct("AP-FROZEN-2")]
[assembly: PxProduct("AP-FROZEN-MOBILE-2", Name = "Mobile")]

namespace Frozen;

public enum Plan { Free, Team }

[Flags] public enum Channels : ulong { Web = 1, Mobile = 2, All = Web | Mobile }

public readonly record struct UserKey(Guid Value);

public readonly record struct AccountKey(long Value);

public sealed record Line([property: StringLength(8, MinimumLength = 2)] string Sku, decimal Price)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never), Range(1, 9)] public int? Count { get; init; }
}

/// <summary>Every field of the envelope, as text.</summary>
[GainsightEvent("Every Field", Product = "Mobile", Priority = EventPriority.High, MaxAge = "1.00:00:00")]
public sealed partial record EveryField
{
    [IdentifyId] public required string UserId { get; init; }
    [AccountId] public string? Account { get; init; }
    [SessionId] public string? Session { get; init; }
    [EventUrl] public Uri? Page { get; init; }
    [Referrer] public Uri? From { get; init; }
    [RemoteHost] public string? Host { get; init; }
    [EventDate] public DateTimeOffset? At { get; init; }
    [UserType] public PxUserType? Type { get; init; }
    [EventType] public string? Kind { get; init; }
    [EventId] public Guid? Id { get; init; }
    [GlobalContext] public Dictionary<string, string?>? Globals { get; init; }
}

/// <summary>The same fields, where they are something else than text.</summary>
[GainsightEvent("Other Fields")]
public readonly partial record struct OtherFields(
    [property: IdentifyId] UserKey User,
    [property: AccountId] AccountKey? Account,
    [property: SessionId] Guid? Session,
    [property: EventUrl] string? Page,
    [property: Referrer] string? From,
    [property: EventDate] DateTime? At);

/// <summary>The rest of them.</summary>
[GainsightEvent("Number Fields")]
public sealed partial record NumberFields([property: IdentifyId] long User, [property: AccountId] Guid? Account, [property: SessionId] long? Session);

/// <summary>Who acts, the context says.</summary>
[GainsightEvent("From Context", Identity = IdentitySource.FromContext)]
public sealed partial record FromContext;

/// <summary>Every form that a value has, for both targets.</summary>
[GainsightEvent("Every Value")]
[NxtEvent("every_value", Version = "v01", Topic = "values", Priority = EventPriority.Low)]
public sealed partial class EveryValue
{
    [IdentifyId] public required string UserId { get; init; }
    [EventId] public Guid? Id { get; init; }
    public string? Text { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string NeverNull { get; init; } = "";
    public Uri? Address { get; init; }
    public bool Yes { get; init; }
    public long Signed { get; init; }
    public ulong Unsigned { get; init; }
    public decimal Exact { get; init; }
    public double Near { get; init; }
    public float Nearer { get; init; }
    public Guid Unique { get; init; }
    public DateTime Local { get; init; }
    public DateTimeOffset Instant { get; init; }
    public DateOnly Day { get; init; }
    public TimeOnly Time { get; init; }
    public TimeSpan Took { get; init; }
    public Plan Plan { get; init; }
    public Channels Channels { get; init; }
    public required string[] Names { get; init; }
    public required Dictionary<string, int> Counts { get; init; }
    public required Line Line { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public List<int?>? Numbers { get; init; }
    [JsonExtensionData] public Dictionary<string, object?>? More { get; init; }
}

/// <summary>Every rule that holds a value.</summary>
[GainsightEvent("Every Rule")]
public sealed partial record EveryRule
{
    [IdentifyId, MinLength(3)] public required string UserId { get; init; }
    [AllowedValues("a", "b")] public string? Choice { get; init; }
    [Range(0, 10)] public int Whole { get; init; }
    [Range(0.5, 1.5, MaximumIsExclusive = true)] public double? Share { get; init; }
    [Range(typeof(decimal), "0.01", "99.99")] public decimal Price { get; init; }
    [RegularExpression("[a-z]+")] public string? Word { get; init; }
    [Url] public string? Address { get; init; }
    [Personal, StringLength(5)] public string? Name { get; init; }
    [MaxLength(2)] public string[]? Few { get; init; }
    [MaxLength(1)] public Dictionary<string, string?>? Fewer { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.Never), AllowedValues(null, Plan.Team)] public Plan? Tier { get; init; }
    public Line? Line { get; init; }
    public Line[]? Lines { get; init; }
    [JsonExtensionData] public Dictionary<string, JsonElement>? More { get; init; }
}

/// <summary>Publishes each event as an application does.</summary>
public static class Application
{
    private static readonly Guid Id = new("11111111-2222-7333-8444-555555555555");
    private static readonly DateTimeOffset At = new(2024, 6, 6, 16, 0, 0, TimeSpan.FromHours(2));

    public static async Task PublishAsync(IEventPublisher publisher)
    {
        await publisher.PublishEveryFieldAsync(
            userId: "user-1",
            account: "account",
            session: "session",
            page: new Uri("https://acme.example/page"),
            from: new Uri("https://acme.example/from"),
            host: "192.0.2.1",
            at: At,
            type: PxUserType.Lead,
            kind: "CUSTOM",
            id: Id,
            globals: new() { ["plan"] = "team", ["none"] = null });
        await publisher.PublishOtherFieldsAsync(new UserKey(Id), new AccountKey(7), Id, "https://acme.example/page", "https://acme.example/from", At.UtcDateTime);
        await publisher.PublishNumberFieldsAsync(42, Id, 43);
        await publisher.PublishFromContextAsync();
        await publisher.PublishAsync(new EveryValue
        {
            UserId = "user-1",
            Id = Id,
            Text = "a \"quoted\" é \u0001",
            Address = new Uri("https://acme.example/"),
            Yes = true,
            Signed = long.MinValue,
            Unsigned = ulong.MaxValue,
            Exact = 1.50m,
            Near = 0.1,
            Nearer = 0.25f,
            Unique = Id,
            Local = At.UtcDateTime,
            Instant = At,
            Day = new DateOnly(2024, 6, 6),
            Time = new TimeOnly(14, 30),
            Took = TimeSpan.FromMinutes(90),
            Plan = Plan.Team,
            Channels = Channels.All,
            Names = ["one", "two"],
            Counts = new() { ["a"] = 1 },
            Line = new Line("sku", 2.5m) { Count = 3 },
            Numbers = [1, null],
            More = new() { ["extra"] = 5, ["none"] = null },
        });

        // Refused for everything that can be refused.
        await publisher.PublishAsync(new EveryValue
        {
            UserId = "",
            NeverNull = null!,
            Near = double.NaN,
            Nearer = float.PositiveInfinity,
            Plan = (Plan)9,
            Channels = (Channels)8,
            Names = null!,
            Counts = null!,
            Line = new Line(null!, 0),
        });
        await publisher.PublishAsync(new EveryRule
        {
            UserId = "u",
            Choice = "c",
            Whole = 11,
            Share = 1.5,
            Price = 100,
            Word = "1",
            Address = "nowhere",
            Name = "far too long",
            Few = ["1", "2", "3"],
            Fewer = new() { ["1"] = "1", ["2"] = "2" },
            Line = new Line("s", 1),
            Lines = [new Line("s", 1) { Count = 10 }],
            More = new() { ["extra"] = JsonDocument.Parse("[1]").RootElement },
        });
    }
}
