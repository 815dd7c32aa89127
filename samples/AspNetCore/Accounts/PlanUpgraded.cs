using GainsightEvents;

namespace AspNetCore.Accounts;

/// <summary>
/// A customer upgraded: of interest to product analytics and to customer success, so it goes to Gainsight PX and to Gainsight NXT, as one event
/// with two entries. Gainsight NXT is sent the record's members, so what it looks up the company by is one of them.
/// </summary>
[GainsightEvent("Plan Upgraded", Identity = IdentitySource.FromContext, Priority = EventPriority.High)]
[NxtEvent("plan_upgraded", Version = "v01", Topic = "plans")]
public sealed partial record PlanUpgraded
{
    [AccountId] public required Guid CompanyId { get; init; }

    public required Plan From { get; init; }

    public required Plan To { get; init; }

    /// <summary>What the new plan costs, in euros.</summary>
    public required decimal MonthlyPrice { get; init; }
}
