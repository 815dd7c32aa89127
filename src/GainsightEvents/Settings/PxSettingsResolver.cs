using GainsightEvents.Model;
using GainsightEvents.Wire;

namespace GainsightEvents.Settings;

/// <summary>Resolves and checks <c>Gainsight:Px</c> for one account. A wrong value is named where it is written.</summary>
internal sealed class PxSettingsResolver(RegisteredCatalogs catalogs, SettingsRoot root, SettingRules rules)
{
    private readonly string _path = $"{root.Path}:Px";

    public PxLaneSettings Resolve(PxOptions shared, Lane lane, PxAccountOptions own)
    {
        var reader = new AccountReader(_path, lane.Account);
        var region = reader.Pick(own.Region, shared.Region, PxRegion.Us, "Region");
        var address = reader.Pick(own.BaseAddress, SharedAddressOf(own, shared), "BaseAddress");
        var key = reader.Pick(own.ApiKey, shared.ApiKey, "ApiKey");
        var timeout = reader.Pick(own.Timeout, shared.Timeout, TimeSpan.FromSeconds(10), "Timeout");
        var limit = reader.Pick(own.Quota?.PerSecond, shared.Quota?.PerSecond, 200, "Quota");
        var headroom = reader.Pick(own.Quota?.Headroom, shared.Quota?.Headroom, 5, "Quota");
        var perDay = reader.Pick(own.Quota?.PerDay, shared.Quota?.PerDay, 1_000_000, "Quota");
        var inFlight = reader.Pick(own.MaxInFlight, shared.MaxInFlight, 512, "MaxInFlight");
        var quota = new LaneQuota(limit.Value, perDay.Value, headroom.Value);

        rules.CheckAddress(address, "https://api.aptrinsic.com");
        if (address.Value is null)
        {
            rules.CheckChoice(region.Value, region.Path);
        }

        if (own.Region is not null && own.BaseAddress is not null && rules.Mode == GainsightMode.Live)
        {
            rules.Fail($"{region.Path} is {region.Value} and {address.Path} is '{address.Value}'; an address is set instead of a region. Remove one of them.");
        }

        CheckKey(key);
        rules.CheckTimeout(timeout);
        rules.CheckInFlight(inFlight);
        rules.CheckQuota(quota, Longest(limit.Path, headroom.Path, perDay.Path), "PerSecond");
        var settings = new PxLaneSettings(
            lane, address.Value ?? HostOf(region.Value), key.Value ?? (rules.Mode == GainsightMode.Emulator ? EmulatorCredentials.ApiKey : ""))
        {
            IsOn = rules.Mode != GainsightMode.Off,
            Dispatch = rules.Dispatches,
            Timeout = timeout.Value,
            Quota = quota,
            MaxInFlight = inFlight.Value,
            SendEventId = own.SendEventId ?? shared.SendEventId ?? false,
            PropertyKeys = PropertyKeysOf(shared, own),
        };
        CheckProductKeys(settings);
        return settings;
    }

    /// <summary>An account's own region goes before the default account's address, but an emulator has no regions.</summary>
    private Uri? SharedAddressOf(PxAccountOptions own, PxOptions shared) =>
        own.Region is null || ReferenceEquals(own, shared) || rules.Mode == GainsightMode.Emulator ? shared.BaseAddress : null;

    private void CheckKey(Setting<string?> key)
    {
        if (key.Value is not { } value)
        {
            if (rules.DeliversLive)
            {
                rules.Fail(
                    $"{key.Path} is not set; set it to a REST API key with Write permission (Gainsight PX: Administration > Integrations > REST API), "
                    + $"by the environment variable {key.Path.Replace(":", "__")} or a secret store. {rules.OrSwitchOff}");
            }

            return;
        }

        rules.CheckSecret(key);
        if (ProductKey.HasKnownShape(value))
        {
            rules.Fail($"{key.Path} has the form of a product key (AP-…-2); the REST API key is another one, from Administration > Integrations > REST API.");
        }
    }

    private void CheckProductKeys(PxLaneSettings settings)
    {
        foreach (var product in catalogs.Events.Where(static descriptor => descriptor.Px is not null)
            .GroupBy(static descriptor => descriptor.Px!.Product, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var descriptor in product.Where(descriptor => ProductKeys.Find(settings, catalogs, descriptor) is null).Take(1))
            {
                rules.Fail(ProductKeys.Missing(root, catalogs, descriptor));
            }
        }

        foreach (var key in settings.PropertyKeys.Where(static key => !ProductKey.HasKnownShape(key.Value)))
        {
            rules.Warn(
                $"{settings.Lane.Name}:{(key.Key.Length == 0 ? "" : $"Products:{key.Key}:")}PropertyKey is '{OneLine.Of(key.Value)}', which does not look like a product key of "
                + "Gainsight PX, such as AP-XXXXXXXXXX-2: events with a wrong one are silently lost. Take it from Administration > Products.");
        }
    }

    private static Dictionary<string, string> PropertyKeysOf(PxOptions shared, PxAccountOptions own)
    {
        var keys = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var account in new[] { shared, own })
        {
            Add("", account.PropertyKey);
            foreach (var product in account.Products)
            {
                Add(product.Key, product.Value?.PropertyKey);
            }
        }

        return keys;

        void Add(string product, string? key)
        {
            if (!string.IsNullOrWhiteSpace(key))
            {
                keys[product] = key!;
            }
        }
    }

    /// <summary>The path of the account that says anything of its own.</summary>
    private static string Longest(params string[] paths) => paths.OrderByDescending(static path => path.Length).First();

    /// <summary>The host of a region.</summary>
    public static Uri HostOf(PxRegion region) => region switch
    {
        PxRegion.Eu => new Uri("https://api-eu.aptrinsic.com"),
        PxRegion.Us2 => new Uri("https://api-us2.aptrinsic.com"),
        _ => new Uri("https://api.aptrinsic.com"),
    };
}
