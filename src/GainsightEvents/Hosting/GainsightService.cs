using GainsightEvents.Delivery;
using GainsightEvents.Outbox;
using GainsightEvents.Settings;
using Microsoft.Extensions.Hosting;

namespace GainsightEvents.Hosting;

/// <summary>Runs the dispatcher while the host runs. Making it resolves the settings, so invalid ones stop the host from starting.</summary>
internal sealed class GainsightService(Dispatcher dispatcher, IOutbox outbox, LiveSettings settings, StartupReport report) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await outbox.InitializeAsync(cancellationToken).ConfigureAwait(false);
        report.Tell();
        dispatcher.Start();
    }

    public Task StopAsync(CancellationToken cancellationToken) =>
        dispatcher.StopAsync(settings.Current.Outbox.StopTimeout, cancellationToken);
}
