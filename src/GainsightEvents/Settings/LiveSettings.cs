using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GainsightEvents.Settings;

/// <summary>
/// The settings in force: the latest that are valid. At the start, invalid ones stop the application; when they change for the worse
/// while it runs, the ones before stay in force and the log says why, for a slip in a file must not stop events that were flowing.
/// </summary>
internal sealed partial class LiveSettings : IDisposable
{
    private readonly GainsightOptionsValidator _validator;
    private readonly ILogger<LiveSettings> _logger;
    private readonly IDisposable? _changes;
    private volatile GainsightOptions _current;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="OptionsValidationException">They are invalid; the message names each setting.</exception>
    public LiveSettings(IOptionsMonitor<GainsightOptions> options, GainsightOptionsValidator validator, ILogger<LiveSettings> logger)
    {
        _validator = validator;
        _logger = logger;
        _current = options.CurrentValue;
        var failures = validator.Validate(_current);
        if (failures.Count > 0)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(GainsightOptions), failures);
        }

        _changes = options.OnChange(Take);
    }

    /// <summary>Raised after <see cref="Current"/> has changed.</summary>
    public event Action? Changed;

    public GainsightOptions Current => _current;

    public void Dispose() => _changes?.Dispose();

    private void Take(GainsightOptions changed)
    {
        List<string> failures =
        [
            .. _validator.Validate(changed),
            .. Removed("Px", _current.Px.Accounts, changed.Px.Accounts),
            .. Removed("Nxt", _current.Nxt.Accounts, changed.Nxt.Accounts),
        ];
        if (failures.Count > 0)
        {
            LogRefused(string.Join(" ", failures));
            return;
        }

        _current = changed;
        Changed?.Invoke();
    }

    private static IEnumerable<string> Removed<TAccount>(string target, IDictionary<string, TAccount> before, IDictionary<string, TAccount> after) =>
        before.Keys.Where(name => !after.ContainsKey(name)).Select(name =>
            $"{target}:Accounts:{name} is gone, but its events may still be queued; put it back, or remove it while the application is stopped.");

    [LoggerMessage(1, LogLevel.Error, "The changed settings are invalid and were not taken; those before stay in force. {Failures}")]
    private partial void LogRefused(string failures);
}
