using AspNetCore.Data;
using GainsightEvents;
using Microsoft.EntityFrameworkCore;

namespace AspNetCore.Accounts;

/// <summary>Who comes in: a known user, a new colleague, or the first of a company, whose trial begins.</summary>
public sealed class AccountService(AppDbContext db, IEventPublisher publisher, TimeProvider clock)
{
    private const int TrialDays = 14;

    public async Task<User> EnterAsync(string name, string company, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.SingleOrDefaultAsync(account => account.Name == company, cancellationToken);
        if (account is null)
        {
            return await StartTrialAsync(name, company, cancellationToken);
        }

        var user = await db.Users.SingleOrDefaultAsync(user => user.AccountId == account.Id && user.Name == name, cancellationToken);
        if (user is null)
        {
            user = new User { Name = name, AccountId = account.Id };
            db.Add(user);
            await db.SaveChangesAsync(cancellationToken);
        }

        return user;
    }

    private async Task<User> StartTrialAsync(string name, string company, CancellationToken cancellationToken)
    {
        var account = new Account { Name = company, TrialEndsOn = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(TrialDays) };
        var user = new User { Name = name, AccountId = account.Id };
        db.AddRange(account, user);
        await db.SaveChangesAsync(cancellationToken);

        // After what it tells of is saved, or it might tell of what never was.
        await publisher.PublishTrialStartedAsync(userId: user.Id, companyId: account.Id, endsOn: account.TrialEndsOn, cancellationToken: cancellationToken);
        return user;
    }
}
