namespace GainsightEvents;

/// <summary>
/// A target and an account name. Quota, pause and ledger are kept per lane, and each lane is delivered independently, so
/// that a paused account does not delay the others.
/// </summary>
/// <param name="Target">One target.</param>
/// <param name="Account">The account's name under <c>Accounts</c>, or <see langword="null"/> for the default account.</param>
public sealed record Lane(EventTarget Target, string? Account = null)
{
    /// <summary>The default account of Gainsight PX.</summary>
    public static Lane Px { get; } = new(EventTarget.Px);

    /// <summary>The lane's name, which is also the path of its settings: <c>Gainsight:Px</c> or <c>Gainsight:Px:Accounts:{name}</c>.</summary>
    public string Name { get; } = Account is null ? $"Gainsight:{Target}" : $"Gainsight:{Target}:Accounts:{Account}";

    /// <summary>The lane's name.</summary>
    public override string ToString() => Name;
}
