using Microsoft.Extensions.Options;

namespace GainsightEvents.Settings;

/// <summary>
/// Options made in code. Their object tells nobody when it is changed, so it is looked at every second; whoever listens finds out whether
/// anything has changed.
/// </summary>
internal sealed class PolledOptions(GainsightOptions options, TimeProvider time) : IOptionsMonitor<GainsightOptions>
{
    /// <summary>How long a change waits at most.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public GainsightOptions CurrentValue => options;

    public GainsightOptions Get(string? name) => options;

    public IDisposable? OnChange(Action<GainsightOptions, string?> listener) =>
        time.CreateTimer(_ => listener(options, null), null, Interval, Interval);
}
