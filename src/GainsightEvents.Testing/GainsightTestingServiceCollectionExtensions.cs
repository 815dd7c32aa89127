using GainsightEvents;
using GainsightEvents.Emulator;
using GainsightEvents.Hosting;
using GainsightEvents.Testing;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Turns an application that is under test to an emulator, or to a recording publisher.</summary>
public static class GainsightTestingServiceCollectionExtensions
{
    /// <summary>
    /// Sends the application's events to an emulator, whatever its settings say. Accepted events are kept in memory, so that tests leave no file
    /// behind, and an invalid event throws. Call it after the application's own registration: in <c>ConfigureTestServices</c> of a
    /// <c>WebApplicationFactory</c>, for example.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="emulator">The emulator.</param>
    public static IServiceCollection UseGainsightEmulator(this IServiceCollection services, GainsightEmulator emulator)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(emulator);
        var address = emulator.BaseAddress;
        CoreServices.UseInMemoryOutbox(services);
        return services.PostConfigure<GainsightOptions>(options =>
        {
            options.Mode = GainsightMode.Emulator;
            options.OnInvalid = InvalidEventPolicy.Throw;
            foreach (var px in options.Px.Accounts.Values.Append<PxAccountOptions>(options.Px))
            {
                (px.BaseAddress, px.Region) = (address, null);
            }

            foreach (var nxt in options.Nxt.Accounts.Values.Append<NxtAccountOptions>(options.Nxt))
            {
                nxt.BaseAddress = address;
            }
        });
    }

    /// <summary>
    /// Puts a recording publisher in the place of the application's, so that nothing is sent and no settings are needed. Call it after the
    /// application's own registration.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <returns>The publisher, to be asked what it was given.</returns>
    public static RecordingPublisher RecordGainsightEvents(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        var recorder = new RecordingPublisher();
        CoreServices.UseInMemoryOutbox(services);
        services.RemoveAll<IEventPublisher>();
        services.AddSingleton<IEventPublisher>(provider => With(provider));
        services.AddKeyedSingleton<IEventPublisher>(KeyedService.AnyKey, (provider, _) => With(provider));
        services.PostConfigure<GainsightOptions>(static options => options.Mode = GainsightMode.Off);
        return recorder;

        RecordingPublisher With(IServiceProvider provider)
        {
            recorder.Context = provider.GetRequiredService<IEventContext>();
            recorder.TimeProvider = provider.GetRequiredService<TimeProvider>();
            return recorder;
        }
    }
}
