using GainsightEvents.Outbox;
using GainsightEvents.Transport;

namespace GainsightEvents.Hosting;

/// <summary>Reads a lane's address and key from the settings in force, at every attempt, so that a rotated key works at the next one.</summary>
internal sealed class PxEndpoints(LiveSettings settings) : IPxEndpoints
{
    // What the emulator is sent where no key is configured; it takes this one for a key with Write permission.
    private const string EmulatorKey = "emulator-key";

    public PxEndpoint Resolve(Lane lane)
    {
        var current = settings.Current;
        var key = string.IsNullOrWhiteSpace(current.Px.ApiKey) && current.Mode == GainsightMode.Emulator ? EmulatorKey : current.Px.ApiKey;
        return new PxEndpoint(current.Px.BaseAddress ?? HostOf(current.Px.Region), key ?? string.Empty, current.Px.Timeout);
    }

    private static Uri HostOf(PxRegion region) => region switch
    {
        PxRegion.Eu => new Uri("https://api-eu.aptrinsic.com"),
        PxRegion.Us2 => new Uri("https://api-us2.aptrinsic.com"),
        _ => new Uri("https://api.aptrinsic.com"),
    };
}
