namespace GainsightEvents.Settings;

/// <summary>How an account's settings are found.</summary>
internal static class AccountSettings
{
    /// <summary>An account's own settings; the default account's for <see langword="null"/>.</summary>
    /// <exception cref="InvalidOperationException">The account is gone: what was meant for it must not go to the default one.</exception>
    public static TAccount Find<TAccount>(TAccount shared, IDictionary<string, TAccount> accounts, string? name)
        where TAccount : class =>
        name is null ? shared
        : accounts.TryGetValue(name, out var own) ? own
        : throw new InvalidOperationException($"Account '{name}' is no longer among the settings; accounts are read at the start. Put it back, or restart.");

    /// <summary>The first that is not blank.</summary>
    public static string? First(string? own, string? shared) =>
        !string.IsNullOrWhiteSpace(own) ? own : string.IsNullOrWhiteSpace(shared) ? null : shared;
}
