using GainsightEvents;

namespace Mistakes.GSE0023;

[GainsightEvent("Orders Created")]
public sealed partial record OrdersCreated([IdentifyId] string UserId);

public static partial class Orders
{
    [GainsightEvent("Order Created")]
    public sealed partial record Created([IdentifyId] string UserId);
}
