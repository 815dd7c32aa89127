using Microsoft.Extensions.Options;

namespace GainsightEvents.Tests.Settings;

/// <summary>Options that a test changes, telling who listens at once.</summary>
internal sealed class ChangingOptions : IOptionsMonitor<GainsightOptions>
{
    private Action<GainsightOptions, string?>? _listener;

    public GainsightOptions CurrentValue { get; private set; } = With("Emea");

    public static GainsightOptions With(params string[] accounts)
    {
        var options = new GainsightOptions();
        options.Px.ApiKey = "key-0123456789";
        options.Px.PropertyKey = "AP-XXXXXXXXXX-2";
        foreach (var account in accounts)
        {
            options.Px.Accounts[account] = new PxAccountOptions();
        }

        return options;
    }

    public void Change(GainsightOptions options)
    {
        CurrentValue = options;
        _listener?.Invoke(options, null);
    }

    public GainsightOptions Get(string? name) => CurrentValue;

    public IDisposable? OnChange(Action<GainsightOptions, string?> listener)
    {
        _listener = listener;
        return null;
    }
}
