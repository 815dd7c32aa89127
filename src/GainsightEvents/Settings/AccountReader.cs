namespace GainsightEvents.Settings;

/// <summary>A setting's value and the path under which it is written, or would be.</summary>
internal readonly record struct Setting<T>(T Value, string Path);

/// <summary>Picks each setting of an account: its own value, else the default account's, else the default.</summary>
/// <param name="target">The path of the default account, such as <c>Gainsight:Px</c>.</param>
/// <param name="account">The account's name; <see langword="null"/> for the default account.</param>
internal sealed class AccountReader(string target, string? account)
{
    private readonly string _own = account is null ? target : $"{target}:Accounts:{account}";

    public Setting<T> Pick<T>(T? own, T? shared, T otherwise, string name)
        where T : struct => own is { } value ? new(value, At(_own, name)) : new(shared ?? otherwise, At(target, name));

    public Setting<Uri?> Pick(Uri? own, Uri? shared, string name) =>
        own is not null ? new(own, At(_own, name)) : new(shared, At(target, name));

    /// <summary>The first text that is not blank.</summary>
    public Setting<string?> Pick(string? own, string? shared, string name) =>
        !string.IsNullOrWhiteSpace(own) ? new(own, At(_own, name))
        : new(string.IsNullOrWhiteSpace(shared) ? null : shared, At(target, name));

    private static string At(string path, string name) => $"{path}:{name}";
}
