using GainsightEvents.Settings;
using GainsightEvents.Tests.Delivery;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Tests.Settings;

public sealed class LiveSettingsTests : IDisposable
{
    private readonly ChangingOptions _options = new();
    private readonly RecordingLogger<LiveSettings> _logger = new();
    private readonly LiveSettings _settings;

    public LiveSettingsTests() => _settings = new LiveSettings(
        _options, new SettingsResolver(new RegisteredCatalogs([CustomEvent.Catalog]), SettingsRoot.Default), _logger);

    public void Dispose() => _settings.Dispose();

    [Fact]
    public void An_account_may_not_be_removed_for_its_events_may_still_be_queued()
    {
        _options.Change(ChangingOptions.With("Latam"));
        Assert.Equal(["Emea"], _settings.Accounts);
        var (level, _, text) = Assert.Single(_logger.Lines);
        Assert.Equal(LogLevel.Error, level);
        Assert.Contains("Px:Accounts:Emea is gone", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_that_is_added_waits_for_a_restart_and_may_be_taken_back()
    {
        _options.Change(ChangingOptions.With("Emea", "Latam"));
        _options.Change(ChangingOptions.With("Emea"));
        Assert.Equal(["Emea"], _settings.Accounts);

        var rotated = ChangingOptions.With("Emea");
        rotated.Px.ApiKey = "rotated";
        _options.Change(rotated);
        Assert.Equal("rotated", ((PxLaneSettings)_settings.Current.Lanes[Lane.Px]).ApiKey);
        Assert.Empty(_logger.Lines);
    }

    [Fact]
    public void Whatever_a_publisher_reads_is_in_the_snapshot_that_a_change_makes()
    {
        var before = _settings.Current;
        var changed = ChangingOptions.With("Emea");
        changed.OnInvalid = InvalidEventPolicy.DeadLetter;
        changed.Outbox.MaxAge = TimeSpan.FromHours(1);
        changed.Px.PropertyKey = "AP-CHANGED-2";
        changed.Px.SendEventId = true;
        changed.Px.Quota.PerDay = 10;
        _options.Change(changed);

        var px = (PxLaneSettings)_settings.Current.Lanes[Lane.Px];
        Assert.Equal((InvalidEventPolicy.DeadLetter, TimeSpan.FromHours(1)), (_settings.Current.OnInvalid, _settings.Current.Outbox.MaxAge));
        // Two accounts of one key share its quota.
        Assert.Equal(("AP-CHANGED-2", true, 5), (px.PropertyKeys[""], px.SendEventId, px.Quota.PerDay));
        Assert.Equal(before.Lanes[Lane.Px].Version, px.Version);
        Assert.Equal("AP-XXXXXXXXXX-2", ((PxLaneSettings)before.Lanes[Lane.Px]).PropertyKeys[""]);
    }

    [Fact]
    public void What_changes_nothing_makes_no_snapshot_and_tells_nobody()
    {
        var changes = 0;
        _settings.Changed += () => changes++;
        var before = _settings.Current;
        _options.Change(ChangingOptions.With("Emea"));
        Assert.Same(before, _settings.Current);
        _options.Change(ChangingOptions.With("Emea", "Latam"));
        Assert.Equal(0, changes);
    }

    [Fact]
    public void An_invalid_change_is_told_once_however_often_it_is_seen()
    {
        var invalid = ChangingOptions.With("Emea");
        invalid.Px.Quota.Headroom = 1000;
        invalid.Px.ApiKey = "key\r\nX-Injected: 1";
        _options.Change(invalid);
        _options.Change(invalid);
        var (_, _, text) = Assert.Single(_logger.Lines);
        Assert.Contains("Headroom 1000", text, StringComparison.Ordinal);
        Assert.DoesNotContain("X-Injected", text, StringComparison.Ordinal);
        Assert.Equal("key-0123456789", ((PxLaneSettings)_settings.Current.Lanes[Lane.Px]).ApiKey);
    }

    [Fact]
    public void What_cannot_be_read_while_it_runs_is_told_and_changes_nothing()
    {
        var before = _settings.Current;
        var unread = ChangingOptions.With("Emea");
        unread.Unread = ["Gainsight:Px:Timeout is 'soon'; it must be a time."];
        _options.Change(unread);
        Assert.Contains("Gainsight:Px:Timeout is 'soon'", Assert.Single(_logger.Lines).Text, StringComparison.Ordinal);
        Assert.Same(before, _settings.Current);
    }

    [Fact]
    public void A_change_that_fails_in_an_unexpected_way_is_told_and_does_not_escape()
    {
        _options.Change(null!);
        var (level, _, text) = Assert.Single(_logger.Lines);
        Assert.Equal(LogLevel.Error, level);
        Assert.Contains("NullReferenceException", text, StringComparison.Ordinal);
    }
}
