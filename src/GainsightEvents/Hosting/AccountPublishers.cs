using GainsightEvents.Publishing;
using GainsightEvents.Settings;

namespace GainsightEvents.Hosting;

/// <summary>Makes the publishers, which differ only in the account they publish to.</summary>
internal sealed class AccountPublishers(
    RegisteredCatalogs catalogs,
    LiveSettings settings,
    SettingsRoot root,
    GuardedContext context,
    PublishHooks hooks,
    OutboxAppender appender,
    QueueDrain drain,
    PublishMetrics metrics,
    TimeProvider timeProvider)
{
    /// <summary>A publisher to the default account.</summary>
    public IEventPublisher Default => Create(null);

    /// <summary>A publisher to a named account, by the name's spelling in the settings or another.</summary>
    /// <exception cref="ArgumentException">No account has the name.</exception>
    public IEventPublisher Find(object? name) => name is string text && settings.Accounts.Contains(text, StringComparer.OrdinalIgnoreCase)
        ? Create(text)
        : throw new ArgumentException(
            $"There is no account '{name}' under {root.Path}:Px:Accounts or {root.Path}:Nxt:Accounts. {Configured()} Accounts are read at the start.", nameof(name));

    private EventPublisher Create(string? account) => new(
        new EventRoutes(catalogs, settings, root, account), settings, context, hooks, appender, drain, metrics, timeProvider);

    private string Configured() => settings.Accounts.Any() ? $"Configured: {string.Join(", ", settings.Accounts)}." : "None is configured.";
}
