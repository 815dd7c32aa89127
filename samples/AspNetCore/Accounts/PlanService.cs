using AspNetCore.Data;
using GainsightEvents;
using Microsoft.EntityFrameworkCore;

namespace AspNetCore.Accounts;

/// <summary>Changes of what a customer has subscribed to.</summary>
public sealed class PlanService(AppDbContext db, IEventPublisher publisher)
{
    /// <summary>Upgrades an account.</summary>
    /// <returns>Whether it was an upgrade; nothing is changed otherwise.</returns>
    public async Task<bool> UpgradeAsync(Guid accountId, Plan plan, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.SingleAsync(account => account.Id == accountId, cancellationToken);
        var before = account.Plan;
        if (!Enum.IsDefined(plan) || plan <= before)
        {
            return false;
        }

        account.Plan = plan;
        await db.SaveChangesAsync(cancellationToken);
        await publisher.PublishPlanUpgradedAsync(
            companyId: accountId, from: before, to: plan, monthlyPrice: plan.MonthlyPrice, cancellationToken: cancellationToken);
        return true;
    }
}
