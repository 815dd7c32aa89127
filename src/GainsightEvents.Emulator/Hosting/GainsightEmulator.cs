using System.Security.Cryptography;
using GainsightEvents.Emulator.Hosting;
using GainsightEvents.Emulator.Inspector;
using GainsightEvents.Emulator.Judging;
using GainsightEvents.Emulator.Nxt;
using GainsightEvents.Emulator.Px;
using GainsightEvents.Emulator.Quota;
using GainsightEvents.Emulator.Recording;
using Microsoft.AspNetCore.Builder;

namespace GainsightEvents.Emulator;

/// <summary>
/// Gainsight PX and NXT on loopback: answers as Gainsight does, and keeps what it would have taken apart from what it would have refused
/// or swallowed, and from what a team's plan says is wrong. <see cref="InspectorAddress"/> is a page that shows it live, and <c>GET /emulator/events</c>
/// the same as JSON.
/// </summary>
public sealed class GainsightEmulator : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly EventLog _log;
    private WebApplication? _server;
    private TestEvents? _tests;
    private int _isDisposed;

    private GainsightEmulator(EmulatorOptions settings) => _log = new EventLog(settings.MaxEvents, settings.MaxBytes);

    /// <summary>Where it listens, such as <c>http://127.0.0.1:5555/</c>.</summary>
    public Uri BaseAddress { get; private set; } = null!;

    /// <summary>The page that shows what arrives, for a browser.</summary>
    public Uri InspectorAddress => new(BaseAddress, "emulator");

    /// <summary>
    /// The run's token, for the header <c>X-Emulator-Token</c>: all that changes something below <c>/emulator</c> asks for it, and <c>GET /emulator/events</c>
    /// of every client but a browser that opens it itself.
    /// </summary>
    public string Token { get; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>What goes wrong on demand.</summary>
    public EmulatorFaults Faults { get; } = new();

    /// <summary>What has arrived so far.</summary>
    public EmulatorEvents Events => _log.Read().Events;

    /// <summary>Starts an emulator that judges by catalogs.</summary>
    /// <param name="catalogs">The events that count as registered, with the rules of their members; none: whatever Gainsight itself would take is good.</param>
    /// <exception cref="IOException">No port can be taken.</exception>
    public static Task<GainsightEmulator> StartAsync(params EventCatalog[] catalogs)
    {
        ArgumentNullException.ThrowIfNull(catalogs);
        var options = new EmulatorOptions();
        foreach (var catalog in catalogs)
        {
            options.Catalogs.Add(catalog);
        }

        return StartAsync(options);
    }

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">How it behaves. Later changes have no effect.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="ArgumentException">An option is invalid, or the schema or a plan cannot be judged by.</exception>
    /// <exception cref="IOException">The port cannot be taken.</exception>
    public static async Task<GainsightEmulator> StartAsync(EmulatorOptions options, CancellationToken cancellationToken = default)
    {
        var settings = EmulatorOptionsValidation.Settle(options);
        var schemas = EventSchemas.Load(settings);
        var emulator = new GainsightEmulator(settings);
        try
        {
            await emulator.ListenAsync(settings, schemas, cancellationToken);
            return emulator;
        }
        catch
        {
            await emulator.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until what has arrived is as expected.</summary>
    /// <param name="condition">What to wait for. Called at once and whenever something arrived.</param>
    /// <param name="timeout">How long to wait, in real time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What had arrived when the condition held.</returns>
    /// <exception cref="TimeoutException">It did not come to hold. The message says what had arrived.</exception>
    /// <exception cref="ObjectDisposedException">The emulator was stopped meanwhile.</exception>
    public async Task<EmulatorEvents> WaitForAsync(
        Func<EmulatorEvents, bool> condition,
        TimeSpan timeout,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);

        // Real time: who fakes the emulator's clock still wants a test that hangs to fail.
        using var late = new CancellationTokenSource(timeout, TimeProvider.System);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, _stopping.Token, cancellationToken);
        while (true)
        {
            var (events, changed) = _log.Read();
            if (condition(events))
            {
                return events;
            }

            await changed.WaitAsync(end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            ObjectDisposedException.ThrowIf(_stopping.IsCancellationRequested, this);
            if (late.IsCancellationRequested && !changed.IsCompleted)
            {
                throw new TimeoutException($"What was waited for did not arrive within {timeout}. Until then: {events}");
            }
        }
    }

    /// <summary>Stops listening. Requests that hang are ended, waits too.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        await _stopping.CancelAsync();
        if (_server is not null)
        {
            await _server.StopAsync(CancellationToken.None);
            await _server.DisposeAsync();
        }

        _tests?.Dispose();
        _stopping.Dispose();
    }

    private async Task ListenAsync(EmulatorOptions settings, EventSchemas schemas, CancellationToken cancellationToken)
    {
        EmulatorApplication? application = null;
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        (_server, BaseAddress) = await EmulatorServer.StartAsync(
            settings,
            async context =>
            {
                // A request may be faster than the port it came to is known.
                await listening.Task;
                await application!.HandleAsync(context);
            },
            cancellationToken);

        var (quotas, history) = (new QuotaBoard(), new EventHistory());
        var (px, nxt) = (new PxApi(settings, schemas, history, quotas), new NxtApi(settings, schemas, history, quotas));
        var guard = new LoopbackGuard(BaseAddress.Port, Token);
        var faults = new FaultListing(Faults);
        _tests = new TestEvents(settings, BaseAddress, Token);
        var inspector = new InspectorEndpoint(
            settings.Region,
            _log,
            guard,
            new PageFiles(Token),
            new Timeline(_log),
            new LiveStream(settings, _log, quotas, faults, _stopping.Token),
            new PlanListing(settings, schemas.Declared),
            faults,
            _tests,
            new CspReports());
        application = new EmulatorApplication(settings, guard, inspector, px, nxt, Faults, new RequestRecorder(settings, _log), _stopping.Token);
        listening.SetResult();
    }
}
