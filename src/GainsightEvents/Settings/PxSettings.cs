using GainsightEvents.Delivery;
using GainsightEvents.Outbox;

namespace GainsightEvents.Settings;

/// <summary>What is in force for one account of Gainsight PX: its own value, else the default account's, else the default.</summary>
internal sealed class PxSettings(PxAccountOptions own, PxAccountOptions shared, GainsightMode mode)
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    // What the emulator is sent where no key is configured; it takes this one for a key with Write permission.
    private const string EmulatorKey = "emulator-key";

    public string? ApiKey => AccountSettings.First(own.ApiKey, shared.ApiKey);

    public PxRegion Region => own.Region ?? shared.Region ?? PxRegion.Us;

    /// <summary>An account's own region goes before the default account's address, but an emulator has no regions.</summary>
    public Uri? BaseAddress => own.BaseAddress ?? (own.Region is null || mode == GainsightMode.Emulator ? shared.BaseAddress : null);

    public TimeSpan Timeout => own.Timeout ?? shared.Timeout ?? DefaultTimeout;

    public int PerSecond => own.Quota.PerSecond ?? shared.Quota.PerSecond ?? 200;

    public int Headroom => own.Quota.Headroom ?? shared.Quota.Headroom ?? 5;

    public bool SendEventId => own.SendEventId ?? shared.SendEventId ?? false;

    public QuotaPolicy Quota => QuotaPolicy.ForPx(PerSecond, Headroom);

    public PxEndpoint Endpoint => new(
        BaseAddress ?? HostOf(Region), ApiKey ?? (mode == GainsightMode.Emulator ? EmulatorKey : ""), Timeout);

    public static PxSettings Of(GainsightOptions options, string? account) =>
        new(AccountSettings.Find(options.Px, options.Px.Accounts, account), options.Px, options.Mode);

    /// <summary>The product key that configuration gives.</summary>
    public string? PropertyKey(string? product) => product is null
        ? AccountSettings.First(own.PropertyKey, shared.PropertyKey)
        : AccountSettings.First(OfProduct(own, product), OfProduct(shared, product));

    private static string? OfProduct(PxAccountOptions account, string product) =>
        account.Products.TryGetValue(product, out var settings) ? settings.PropertyKey : null;

    private static Uri HostOf(PxRegion region) => region switch
    {
        PxRegion.Eu => new Uri("https://api-eu.aptrinsic.com"),
        PxRegion.Us2 => new Uri("https://api-us2.aptrinsic.com"),
        _ => new Uri("https://api.aptrinsic.com"),
    };
}
