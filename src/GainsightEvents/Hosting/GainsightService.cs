using GainsightEvents.Delivery;
using GainsightEvents.Outbox;
using GainsightEvents.Settings;
using Microsoft.Extensions.Hosting;

namespace GainsightEvents.Hosting;

/// <summary>
/// Runs the dispatcher while the host runs. Making it resolves the settings, so invalid ones stop the host from starting. It opens before the first
/// service starts and closes after the last one has stopped, wherever it was registered, so that all of them may publish in their start and stop.
/// </summary>
internal sealed class GainsightService(Dispatcher dispatcher, IOutbox outbox, LiveSettings settings, StartupReport report) : IHostedLifecycleService
{
    // A host from before .NET 8 knows the start and the stop only.
    private bool _hostHasLifecycle;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _hostHasLifecycle = true;
        return OpenAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => _hostHasLifecycle ? Task.CompletedTask : OpenAsync(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => _hostHasLifecycle ? Task.CompletedTask : CloseAsync(cancellationToken);

    public Task StoppedAsync(CancellationToken cancellationToken) => CloseAsync(cancellationToken);

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        await outbox.InitializeAsync(cancellationToken).ConfigureAwait(false);
        report.Tell();
        dispatcher.Start();
    }

    private Task CloseAsync(CancellationToken cancellationToken) =>
        dispatcher.StopAsync(settings.Current.Outbox.StopTimeout, cancellationToken);
}
