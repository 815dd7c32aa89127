using GainsightEvents;
using GainsightEvents.Hosting;
using GainsightEvents.Settings;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds GainsightEvents to a service collection.</summary>
public static class GainsightServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IEventPublisher"/> and the delivery in the background. Settings are checked when the host starts, and it does not start
    /// with settings under which events would be lost.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="section">The settings, usually <c>configuration.GetSection("Gainsight")</c>. See <see cref="GainsightOptions"/>.</param>
    /// <param name="catalogs">The <c>GainsightEventCatalog.Instance</c> of each assembly that declares events; at least one.</param>
    /// <exception cref="ArgumentException">No catalog was given.</exception>
    public static GainsightEventsBuilder AddGainsightEvents(
        this IServiceCollection services, IConfigurationSection section, params EventCatalog[] catalogs)
    {
        if (section is null)
        {
            throw new ArgumentNullException(nameof(section));
        }

        services.Configure<GainsightOptions>(section);
        return services.AddGainsightEventsCore(new SettingsRoot(section.Path), catalogs);
    }

    /// <summary>
    /// Adds <see cref="IEventPublisher"/> and the delivery in the background, with settings made in code.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">Makes the settings.</param>
    /// <param name="catalogs">The <c>GainsightEventCatalog.Instance</c> of each assembly that declares events; at least one.</param>
    /// <exception cref="ArgumentException">No catalog was given.</exception>
    public static GainsightEventsBuilder AddGainsightEvents(
        this IServiceCollection services, Action<GainsightOptions> configure, params EventCatalog[] catalogs)
    {
        services.Configure(configure);
        return services.AddGainsightEventsCore(SettingsRoot.Default, catalogs);
    }
}
