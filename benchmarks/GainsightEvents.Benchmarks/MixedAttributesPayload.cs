using System.Text.Json.Serialization;

namespace GainsightEvents.Benchmarks;

/// <summary>The same payload as the peer needs it.</summary>
public sealed class MixedAttributesPayload
{
    public required string EventName { get; init; }

    public required string PropertyKey { get; init; }

    public required string IdentifyId { get; init; }

    public required string UserType { get; init; }

    public required long Date { get; init; }

    public required MixedAttributesValues Attributes { get; init; }

    /// <summary>The payload of <see cref="MixedAttributes.Example"/>.</summary>
    public static MixedAttributesPayload Example { get; } = new()
    {
        EventName = "Order Placed",
        PropertyKey = "AP-XXXXXXXXXX-2",
        IdentifyId = MixedAttributes.Example.UserId,
        UserType = "USER",
        Date = MixedAttributes.Example.OccurredAt!.Value.ToUnixTimeMilliseconds(),
        Attributes = new MixedAttributesValues(MixedAttributes.Example),
    };
}

/// <summary>The attributes of <see cref="MixedAttributesPayload"/>.</summary>
public sealed class MixedAttributesValues(MixedAttributes source)
{
    public string CustomerName { get; } = source.CustomerName;

    public string City { get; } = source.City;

    public string Comment { get; } = source.Comment;

    public string Sku { get; } = source.Sku;

    public Guid OrderId { get; } = source.OrderId;

    public Guid CartId { get; } = source.CartId;

    public decimal Total { get; } = source.Total;

    public decimal Tax { get; } = source.Tax;

    public decimal Discount { get; } = source.Discount;

    public double Weight { get; } = source.Weight;

    public double Rating { get; } = source.Rating;

    public double Latitude { get; } = source.Latitude;

    public double Longitude { get; } = source.Longitude;

    public DateTime PlacedAt { get; } = source.PlacedAt;

    public DateTime? ShippedAt { get; } = source.ShippedAt;

    public int Items { get; } = source.Items;

    public int? Position { get; } = source.Position;

    public long Points { get; } = source.Points;

    public bool Express { get; } = source.Express;

    public Channel Channel { get; } = source.Channel;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    GenerationMode = JsonSourceGenerationMode.Default)]
[JsonSerializable(typeof(MixedAttributesPayload))]
internal sealed partial class MixedPayloadJson : JsonSerializerContext;
