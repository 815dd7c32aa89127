using GainsightEvents.Delivery;

namespace GainsightEvents.Settings;

/// <summary>
/// The accounts as they were at the start. One that is configured for one target only uses the default account's lane of the other, so that
/// two lanes never spend one quota.
/// </summary>
internal sealed class Accounts
{
    // An attempt that was given up may still be on its way; its entry is not sent again before this has passed.
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(30);

    private readonly LiveSettings _settings;
    private readonly RegisteredCatalogs _catalogs;
    private readonly string[] _px;
    private readonly string[] _nxt;

    public Accounts(LiveSettings settings, RegisteredCatalogs catalogs)
    {
        (_settings, _catalogs) = (settings, catalogs);
        _px = [.. settings.Current.Px.Accounts.Keys];
        _nxt = [.. settings.Current.Nxt.Accounts.Keys];
    }

    /// <summary>The names, those of both targets.</summary>
    public IEnumerable<string> Names => _px.Union(_nxt, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether events of a target were registered, so that its settings were checked and its lanes run.</summary>
    public bool Runs(EventTarget target) => _catalogs.GoTo(target);

    /// <summary>An account's lane at a target.</summary>
    public Lane LaneOf(EventTarget target, string? account)
    {
        var names = target == EventTarget.Px ? _px : _nxt;
        return new Lane(target, names.FirstOrDefault(name => string.Equals(name, account, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>How each lane is to be run: the default accounts', and one for each other account.</summary>
    public IEnumerable<LaneSetup> Lanes()
    {
        if (Runs(EventTarget.Px))
        {
            foreach (var account in _px.Prepend(null))
            {
                yield return new LaneSetup(
                    new Lane(EventTarget.Px, account),
                    () => PxSettings.Of(_settings.Current, account).Quota,
                    () => PxSettings.Of(_settings.Current, account).Timeout + LeaseMargin);
            }
        }

        if (Runs(EventTarget.Nxt))
        {
            foreach (var account in _nxt.Prepend(null))
            {
                yield return new LaneSetup(
                    new Lane(EventTarget.Nxt, account),
                    () => NxtSettings.Of(_settings.Current, account).Quota,
                    () => NxtSettings.Of(_settings.Current, account).Timeout + LeaseMargin);
            }
        }
    }
}
