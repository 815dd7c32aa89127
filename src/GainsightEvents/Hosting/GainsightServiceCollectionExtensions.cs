using GainsightEvents;
using GainsightEvents.Hosting;
using GainsightEvents.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds GainsightEvents to a service collection.</summary>
public static class GainsightServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IEventPublisher"/> and the delivery in the background, with the settings of the configuration's section
    /// <c>Gainsight</c>. Settings are checked when the host starts; it does not start if events would be lost with them.
    /// </summary>
    /// <param name="services">The service collection. <see cref="IConfiguration"/> is among its services, as hosts have it.</param>
    /// <param name="catalogs">
    /// The catalogs of the assemblies that declare events. None: all events of the application and of the assemblies it references.
    /// </param>
    /// <exception cref="PlatformNotSupportedException">This is a client: a browser, Android, iOS, tvOS or Mac Catalyst. A key that may write must not be there.</exception>
    public static GainsightEventsBuilder AddGainsightEvents(this IServiceCollection services, params EventCatalog[] catalogs)
    {
        services.AddConfiguredOptions(
            static provider => provider.GetRequiredService<IConfiguration>().GetSection(SettingsRoot.Default.Path), SettingsRoot.Default);
        return services.AddGainsightEventsCore(SettingsRoot.Default, catalogs);
    }

    /// <summary>
    /// Adds <see cref="IEventPublisher"/> and the delivery in the background. Settings are checked when the host starts; it does not start
    /// if events would be lost with them.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="section">The settings, such as <c>configuration.GetSection("Gainsight")</c>. See <see cref="GainsightOptions"/>.</param>
    /// <param name="catalogs">
    /// The catalogs of the assemblies that declare events. None: all events of the application and of the assemblies it references.
    /// </param>
    /// <exception cref="PlatformNotSupportedException">This is a client: a browser, Android, iOS, tvOS or Mac Catalyst. A key that may write must not be there.</exception>
    public static GainsightEventsBuilder AddGainsightEvents(
        this IServiceCollection services, IConfigurationSection section, params EventCatalog[] catalogs)
    {
        if (section is null)
        {
            throw new ArgumentNullException(nameof(section));
        }

        var root = new SettingsRoot(section.Path);
        services.AddConfiguredOptions(_ => section, root);
        return services.AddGainsightEventsCore(root, catalogs);
    }

    /// <summary>
    /// Adds <see cref="IEventPublisher"/> and the delivery in the background, with settings that are set in code.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">Sets the settings.</param>
    /// <param name="catalogs">
    /// The catalogs of the assemblies that declare events. None: all events of the application and of the assemblies it references.
    /// </param>
    /// <exception cref="PlatformNotSupportedException">This is a client: a browser, Android, iOS, tvOS or Mac Catalyst. A key that may write must not be there.</exception>
    public static GainsightEventsBuilder AddGainsightEvents(
        this IServiceCollection services, Action<GainsightOptions> configure, params EventCatalog[] catalogs)
    {
        services.Configure(configure);
        return services.AddGainsightEventsCore(SettingsRoot.Default, catalogs);
    }

    /// <summary>
    /// Adds the events of a part of the application, such as a module that registers its own services. May be called before
    /// <c>AddGainsightEvents</c> or after it, any number of times.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="catalog">The catalog, such as <c>EventCatalog.Of&lt;ItsEvent&gt;()</c>.</param>
    public static IServiceCollection AddGainsightEventCatalog(this IServiceCollection services, EventCatalog catalog) =>
        services.AddSingleton(new AddedCatalog(catalog ?? throw new ArgumentNullException(nameof(catalog))));

    private static void AddConfiguredOptions(
        this IServiceCollection services, Func<IServiceProvider, IConfigurationSection> sectionOf, SettingsRoot root)
    {
        services.AddOptions();
        services.AddSingleton<IConfigureOptions<GainsightOptions>>(provider => new ConfiguredOptions(sectionOf(provider), root));
        services.AddSingleton<IOptionsChangeTokenSource<GainsightOptions>>(
            provider => new ConfigurationChangeTokenSource<GainsightOptions>(sectionOf(provider)));
    }
}
