namespace GainsightEvents.Benchmarks;

/// <summary>Where the text of <see cref="MixedAttributes"/> was written.</summary>
public enum Channel
{
    Web,
    Mobile,
}

/// <summary>An event with twenty attributes of the kinds that teams send most.</summary>
[GainsightEvent("Order Placed")]
public sealed partial record MixedAttributes
{
    [IdentifyId] public required string UserId { get; init; }

    [EventDate] public DateTimeOffset? OccurredAt { get; init; }

    public required string CustomerName { get; init; }

    public required string City { get; init; }

    public required string Comment { get; init; }

    public required string Sku { get; init; }

    public required Guid OrderId { get; init; }

    public required Guid CartId { get; init; }

    public required decimal Total { get; init; }

    public required decimal Tax { get; init; }

    public required decimal Discount { get; init; }

    public required double Weight { get; init; }

    public required double Rating { get; init; }

    public required double Latitude { get; init; }

    public required double Longitude { get; init; }

    public required DateTime PlacedAt { get; init; }

    public required DateTime? ShippedAt { get; init; }

    public required int Items { get; init; }

    public required int? Position { get; init; }

    public required long Points { get; init; }

    public required bool Express { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>Values as they occur: texts in three scripts, prices, coordinates, times with milliseconds.</summary>
    public static MixedAttributes Example { get; } = new()
    {
        UserId = "user-123",
        OccurredAt = DateTimeOffset.FromUnixTimeMilliseconds(1717689600000),
        CustomerName = "Søren Müller-Lüdenscheidt",
        City = "Göteborg",
        Comment = "配送は午前中にお願いします。ありがとう 🚀",
        Sku = "SKU-2024-00417",
        OrderId = new Guid("0190b5a1-aaaa-7000-8000-0000000000ff"),
        CartId = new Guid("0190b5a1-bbbb-7000-8000-00000000ab12"),
        Total = 1249.90m,
        Tax = 199.58m,
        Discount = 0.00m,
        Weight = 12.5,
        Rating = 4.75,
        Latitude = 57.70887,
        Longitude = 11.97456,
        PlacedAt = new DateTime(2024, 6, 6, 16, 0, 0, 125, DateTimeKind.Utc),
        ShippedAt = new DateTime(2024, 6, 7, 8, 30, 0, DateTimeKind.Utc),
        Items = 7,
        Position = 42,
        Points = 1_234_567,
        Express = true,
        Channel = Channel.Mobile,
    };
}
