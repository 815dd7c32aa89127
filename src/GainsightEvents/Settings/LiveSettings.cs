using GainsightEvents.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GainsightEvents.Settings;

/// <summary>
/// The settings in force: the latest that are valid. At the start, invalid ones stop the application; when they change for the worse
/// while it runs, the ones before stay in force and the log says why, for a slip in a file must not stop events that were flowing.
/// </summary>
/// <remarks>Accounts are those of the start: one that is added later is not used before a restart, and one that is gone refuses the change.</remarks>
internal sealed partial class LiveSettings : IDisposable
{
    private readonly SettingsResolver _resolver;
    private readonly ILogger _logger;
    private readonly IDisposable? _changes;
    private readonly object _gate = new();
    private volatile SettingsSnapshot _current;
    private readonly HashSet<string> _warned = new(StringComparer.Ordinal);
    private string _refused = "";

    /// <summary>Resolves the settings.</summary>
    /// <exception cref="OptionsValidationException">They are invalid; the message names each setting.</exception>
    public LiveSettings(IOptionsMonitor<GainsightOptions> options, SettingsResolver resolver, ILogger<LiveSettings> logger)
    {
        (_resolver, _logger) = (resolver, new GuardedLogger(logger));
        var resolved = resolver.Resolve(options.CurrentValue);
        if (resolved.Failures.Count > 0)
        {
            // The exception's message has them in one line; a person reads several better in lines of their own.
            throw new OptionsValidationException(
                Options.DefaultName, typeof(GainsightOptions), resolved.Failures.Select(static failure => $"{Environment.NewLine}  {failure}"));
        }

        _current = Running(resolved.Settings, resolved.Settings.Lanes.Keys);
        WarnOnce(resolved.Warnings);
        _changes = options.OnChange(Take);
    }

    /// <summary>Raised after <see cref="Current"/> has changed.</summary>
    public event Action? Changed;

    public SettingsSnapshot Current => _current;

    /// <summary>What must never be told, of all lanes.</summary>
    public IEnumerable<string> Secrets => _current.Lanes.Values.SelectMany(static lane => lane.Secrets);

    /// <summary>The names of all accounts but the default one.</summary>
    public IEnumerable<string> Accounts =>
        _current.Lanes.Keys.Select(static lane => lane.Account).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// An account's lane at a target. An account that is configured for one target only uses the default account's lane of the other, so
    /// that two lanes never spend one quota.
    /// </summary>
    public Lane LaneOf(EventTarget target, string? account) =>
        _current.Lanes.Keys.FirstOrDefault(lane => lane.Target == target && string.Equals(lane.Account, account, StringComparison.OrdinalIgnoreCase))
        ?? new Lane(target);

    public void Dispose() => _changes?.Dispose();

    private void Take(GainsightOptions changed)
    {
        try
        {
            if (TryTake(changed))
            {
                Changed?.Invoke();
            }
        }
        catch (Exception exception)
        {
            // Called by a timer or a file watcher, where what is thrown ends the process or is told nobody. The object may be changed by
            // others while it is read.
            LogRefusedOnce($"They could not be read: {exception.GetType()}: {exception.Message}");
        }
    }

    private bool TryTake(GainsightOptions changed)
    {
        lock (_gate)
        {
            var resolved = _resolver.Resolve(changed);
            var failures = resolved.Failures.Concat(
                _current.Lanes.Keys.Where(lane => !resolved.Settings.Lanes.ContainsKey(lane)).Select(Removed)).ToList();
            if (failures.Count > 0)
            {
                LogRefusedOnce(string.Join(" ", failures));
                return false;
            }

            _refused = "";
            WarnOnce(resolved.Warnings);
            var taken = Running(resolved.Settings, _current.Lanes.Keys);
            if (taken.IsSameAs(_current))
            {
                return false;
            }

            _current = taken;
            return true;
        }
    }

    private static SettingsSnapshot Running(SettingsSnapshot settings, IEnumerable<Lane> lanes) => new()
    {
        Mode = settings.Mode,
        OnInvalid = settings.OnInvalid,
        Dispatch = settings.Dispatch,
        Outbox = settings.Outbox,
        Lanes = QuotaShares.Divide(lanes.Select(lane => settings.Lanes[lane])),
    };

    private static string Removed(Lane lane) =>
        $"{lane.Name} is gone, but its events may still be queued; put it back, or remove it while the application is stopped.";

    private void LogRefusedOnce(string failures)
    {
        if (failures != _refused)
        {
            _refused = failures;
            SettingsRefused(failures);
        }
    }

    private void WarnOnce(IReadOnlyList<string> warnings)
    {
        foreach (var warning in warnings.Where(warning => _warned.Add(warning)))
        {
            DoubtfulSetting(warning);
        }
    }

    [LoggerMessage(LogIds.DoubtfulSetting, LogLevel.Warning, "{Warning}")]
    private partial void DoubtfulSetting(string warning);

    [LoggerMessage(LogIds.SettingsRefused, LogLevel.Error, "The changed settings are invalid and were not taken; those before stay in force. {Failures}")]
    private partial void SettingsRefused(string failures);
}
