[assembly: GainsightEvents.PxProduct("AP-XXXXXXXXXX-2")]

namespace GainsightEvents.EntityFrameworkCore.Tests;

/// <summary>An event of whoever is named.</summary>
[GainsightEvent("Order Placed")]
public sealed partial record OrderPlaced
{
    [IdentifyId] public string UserId { get; init; } = "user-1";

    public required int Number { get; init; }
}

/// <summary>An event of whoever acts.</summary>
[GainsightEvent("Order Shipped", Identity = IdentitySource.FromContext)]
public sealed partial record OrderShipped
{
    public required int Number { get; init; }
}
