using GainsightEvents.Delivery;
using GainsightEvents.Settings;
using Microsoft.Extensions.Hosting;

namespace GainsightEvents.Hosting;

/// <summary>Runs the dispatcher while the host runs. Making it reads the settings, so invalid ones stop the host from starting.</summary>
internal sealed class GainsightService(Dispatcher dispatcher, LiveSettings settings) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        settings.Changed += dispatcher.LaneChanged;
        dispatcher.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        settings.Changed -= dispatcher.LaneChanged;
        return dispatcher.StopAsync(settings.Current.Outbox.StopTimeout, cancellationToken);
    }
}
