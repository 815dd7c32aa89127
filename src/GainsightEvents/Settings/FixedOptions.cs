using Microsoft.Extensions.Options;

namespace GainsightEvents.Settings;

/// <summary>Settings made in code. Their object is read at each use, so that its changes work without a notice.</summary>
internal sealed class FixedOptions(GainsightOptions options) : IOptionsMonitor<GainsightOptions>
{
    public GainsightOptions CurrentValue => options;

    public GainsightOptions Get(string? name) => options;

    public IDisposable? OnChange(Action<GainsightOptions, string?> listener) => null;
}
