using System.Text.RegularExpressions;
using GainsightEvents.Model;

namespace GainsightEvents.Settings;

/// <summary>Checks <c>Gainsight:Px</c> and each of its accounts. A wrong value is named where it is written.</summary>
internal sealed class PxOptionsValidator(RegisteredCatalogs catalogs, SettingsRoot root)
{
    private static readonly Regex ProductKeyForm = new(@"^AP-.+-\d+(-\d+)*$", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));

    private readonly string _path = $"{root.Path}:Px";
    private readonly string _mode = $"{root.Path}:Mode";

    public IEnumerable<string> Validate(GainsightOptions options)
    {
        var failures = ValidateAccount(options, options.Px, null);
        foreach (var account in options.Px.Accounts)
        {
            failures = failures.Concat(ValidateAccount(options, account.Value, account.Key));
        }

        // What an account shares with the default one is told once.
        return failures.Distinct(StringComparer.Ordinal);
    }

    private IEnumerable<string> ValidateAccount(GainsightOptions options, PxAccountOptions own, string? account)
    {
        var settings = PxSettings.Of(options, account);
        var path = account is null ? _path : $"{_path}:Accounts:{account}";
        var ownQuota = own.Quota.PerSecond is not null || own.Quota.Headroom is not null;
        return new[]
        {
            CheckAddress(options.Mode, settings, $"{(own.BaseAddress is null ? _path : path)}:BaseAddress", $"{(own.Region is null ? _path : path)}:Region"),
            CheckApiKey(options.Mode, settings.ApiKey, $"{(string.IsNullOrWhiteSpace(own.ApiKey) ? _path : path)}:ApiKey"),
            EndpointRules.CheckTimeout($"{(own.Timeout is null ? _path : path)}:Timeout", settings.Timeout),
            CheckQuota(settings, $"{(ownQuota ? path : _path)}:Quota"),
        }.OfType<string>().Concat(CheckProductKeys(options, account));
    }

    private string? CheckAddress(GainsightMode mode, PxSettings settings, string setting, string regionSetting)
    {
        if (settings.BaseAddress is { } address)
        {
            return EndpointRules.CheckAddress(setting, address, "https://api.aptrinsic.com", _mode, mode);
        }

        return mode == GainsightMode.Emulator ? EndpointRules.EmulatorAddressMissing(setting, _mode)
            : settings.Region is < PxRegion.Us or > PxRegion.Us2 ? $"{regionSetting} is {settings.Region}; it must be Us, Eu or Us2."
            : null;
    }

    private string? CheckApiKey(GainsightMode mode, string? key, string setting)
    {
        if (key is null)
        {
            return mode == GainsightMode.Live
                ? $"{setting} is not set; set it to a REST API key with Write permission (Gainsight PX: Administration > Integrations > REST API), "
                  + $"by the environment variable {setting.Replace(":", "__")} or a secret store. To send nothing, set {_mode} to Off."
                : null;
        }

        return !HeaderText.FitsKey(key)
            ? $"{setting} has a character that no HTTP header can carry (white space, a control character or one beyond ASCII); paste the key again."
            : ProductKeyForm.IsMatch(key)
            ? $"{setting} has the form of a product key (AP-…-2); the REST API key is another one, from Administration > Integrations > REST API."
            : null;
    }

    private static string? CheckQuota(PxSettings settings, string setting) =>
        settings.PerSecond >= 1 && settings.Headroom >= 0 && settings.Headroom < settings.PerSecond
            ? null
            : $"{setting} has PerSecond {settings.PerSecond} and Headroom {settings.Headroom}; PerSecond must be at least 1, and Headroom not negative and less than PerSecond.";

    private IEnumerable<string> CheckProductKeys(GainsightOptions options, string? account)
    {
        var settings = PxSettings.Of(options, account);
        return catalogs.Events
            .Where(static descriptor => descriptor.Px is not null)
            .GroupBy(static descriptor => descriptor.Px!.Product, StringComparer.OrdinalIgnoreCase)
            .Where(product => ProductKeys.Find(settings, catalogs, product.Key) is null)
            .Select(product =>
                $"{(product.Key is null ? $"{_path}:PropertyKey" : $"{_path}:Products:{product.Key}:PropertyKey")} is not set and no registered catalog settles that product key, "
                + $"which event {product.First()} needs; set it to the key under Administration > Products, such as AP-XXXXXXXXXX-2, or declare it with [assembly: PxProduct(\"AP-…\")].");
    }
}
