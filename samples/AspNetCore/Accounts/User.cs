namespace AspNetCore.Accounts;

/// <summary>A person who works for a customer.</summary>
public sealed class User
{
    /// <summary>What Gainsight knows the person by. A name or an e-mail address changes, and is nobody else's business.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; init; }

    public required Guid AccountId { get; init; }

    public Account? Account { get; init; }
}
