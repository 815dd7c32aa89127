using GainsightEvents.Settings;
using GainsightEvents.Tests.Delivery;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GainsightEvents.Tests.Settings;

public sealed class LiveSettingsTests : IDisposable
{
    private readonly ChangingOptions _options = new();
    private readonly RecordingLogger<LiveSettings> _logger = new();
    private readonly LiveSettings _settings;

    public LiveSettingsTests() => _settings = new LiveSettings(
        _options, new GainsightOptionsValidator(new RegisteredCatalogs([CustomEvent.Catalog]), SettingsRoot.Default), _logger);

    public void Dispose() => _settings.Dispose();

    [Fact]
    public void An_account_may_be_added_but_not_removed_for_its_events_may_still_be_queued()
    {
        _options.Change(ChangingOptions.With("Emea", "Latam"));
        Assert.Equal(["Emea", "Latam"], _settings.Current.Px.Accounts.Keys);
        Assert.Empty(_logger.Lines);

        _options.Change(ChangingOptions.With("Latam"));
        Assert.Equal(["Emea", "Latam"], _settings.Current.Px.Accounts.Keys);
        var (level, _, text) = Assert.Single(_logger.Lines);
        Assert.Equal(LogLevel.Error, level);
        Assert.Contains("Px:Accounts:Emea is gone", text, StringComparison.Ordinal);
    }

    private sealed class ChangingOptions : IOptionsMonitor<GainsightOptions>
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
}
