namespace AspNetCore.Accounts;

/// <summary>A customer: a company, and what it has subscribed to.</summary>
public sealed class Account
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; init; }

    public Plan Plan { get; set; } = Plan.Trial;

    public required DateOnly TrialEndsOn { get; init; }
}
