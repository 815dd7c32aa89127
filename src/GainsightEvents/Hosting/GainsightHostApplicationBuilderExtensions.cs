using GainsightEvents;
using GainsightEvents.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds GainsightEvents to an application.</summary>
public static class GainsightHostApplicationBuilderExtensions
{
    /// <summary>
    /// Adds <see cref="IEventPublisher"/> and the delivery in the background, with the settings of the configuration's section
    /// <c>Gainsight</c>. Settings are checked when the host starts; it does not start if events would be lost with them.
    /// </summary>
    /// <param name="builder">The application's builder.</param>
    /// <param name="catalogs">
    /// The catalogs of the assemblies that declare events. None: all events of the application and of the assemblies it references.
    /// </param>
    /// <exception cref="PlatformNotSupportedException">This is a client: a browser, Android, iOS, tvOS or Mac Catalyst. A key that may write must not be there.</exception>
    public static GainsightEventsBuilder AddGainsightEvents(this IHostApplicationBuilder builder, params EventCatalog[] catalogs) =>
        (builder ?? throw new ArgumentNullException(nameof(builder))).Services.AddGainsightEvents(
            builder.Configuration.GetSection(SettingsRoot.Default.Path), catalogs);
}
