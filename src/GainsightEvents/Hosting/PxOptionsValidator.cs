using System.Text.RegularExpressions;

namespace GainsightEvents.Hosting;

/// <summary>Checks <c>Gainsight:Px</c>.</summary>
internal sealed class PxOptionsValidator(RegisteredCatalogs catalogs, SettingsRoot root)
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(5);

    public void Validate(GainsightOptions options, List<string> failures)
    {
        var px = options.Px;
        ValidateAddress(options.Mode, px, failures);
        ValidateApiKey(options.Mode, px, failures);
        ValidateProductKeys(px, failures);

        if (px.Timeout <= TimeSpan.Zero || px.Timeout > LongestTimeout)
        {
            failures.Add($"{root.Path}:Px:Timeout is {px.Timeout}; it must be over zero and at most {LongestTimeout}.");
        }

        if (px.Quota.PerSecond < 1 || px.Quota.Headroom < 0 || px.Quota.Headroom >= px.Quota.PerSecond)
        {
            failures.Add(
                $"{root.Path}:Px:Quota has PerSecond {px.Quota.PerSecond} and Headroom {px.Quota.Headroom}; PerSecond must be at least 1, and Headroom not negative and less than PerSecond.");
        }
    }

    private void ValidateAddress(GainsightMode mode, PxOptions px, List<string> failures)
    {
        var setting = $"{root.Path}:Px:BaseAddress";
        if (px.BaseAddress is not { } address)
        {
            if (mode == GainsightMode.Emulator)
            {
                failures.Add($"{setting} is not set, but {root.Path}:Mode is Emulator; set it to the address the emulator printed, such as http://127.0.0.1:5005.");
            }
            else if (px.Region is < PxRegion.Us or > PxRegion.Us2)
            {
                failures.Add($"{root.Path}:Px:Region is {px.Region}; it must be Us, Eu or Us2.");
            }

            return;
        }

        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            failures.Add($"{setting} is '{address}'; it must be an absolute https address, such as https://api.aptrinsic.com.");
        }
        else if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            failures.Add($"{setting} carries a user, a query or a fragment; it must hold nothing but scheme, host, port and path.");
        }
        else if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback)
        {
            failures.Add($"{setting} is '{address}'; http would send the key in the clear, so it is taken on loopback only. Use https.");
        }
        else if (mode == GainsightMode.Emulator && !address.IsLoopback)
        {
            failures.Add($"{setting} is '{address}', but {root.Path}:Mode is Emulator; an emulator's address is loopback, such as http://127.0.0.1:5005. For Gainsight itself set Mode to Live.");
        }
    }

    private void ValidateApiKey(GainsightMode mode, PxOptions px, List<string> failures)
    {
        var setting = $"{root.Path}:Px:ApiKey";
        if (string.IsNullOrWhiteSpace(px.ApiKey))
        {
            if (mode == GainsightMode.Live)
            {
                failures.Add(
                    $"{setting} is not set; set it to a REST API key with Write permission (Gainsight PX: Administration > Integrations > REST API), "
                    + $"by the environment variable {setting.Replace(":", "__")} or a secret store. To send nothing, set {root.Path}:Mode to Off.");
            }

            return;
        }

        if (px.ApiKey!.Any(character => character is <= ' ' or > '~'))
        {
            failures.Add($"{setting} has a character that no HTTP header can carry (white space, a control character or one beyond ASCII); paste the key again.");
        }
        else if (ProductKeyForm.IsMatch(px.ApiKey))
        {
            failures.Add($"{setting} has the form of a product key (AP-…-2); the REST API key is another one, from Administration > Integrations > REST API.");
        }
    }

    private void ValidateProductKeys(PxOptions px, List<string> failures)
    {
        var products = catalogs.Events.Where(descriptor => (descriptor.Targets & EventTargets.Px) != 0).ToLookup(descriptor => descriptor.Product, StringComparer.OrdinalIgnoreCase);
        foreach (var product in products.Where(product => ProductKeys.Find(px, catalogs, product.Key) is null))
        {
            var setting = product.Key is null ? $"{root.Path}:Px:PropertyKey" : $"{root.Path}:Px:Products:{product.Key}:PropertyKey";
            failures.Add(
                $"{setting} is not set and no registered catalog settles that product key, which event {product.First()} needs; "
                + "set it to the key under Administration > Products, such as AP-XXXXXXXXXX-2, or declare it with [assembly: PxProduct(\"AP-…\")].");
        }
    }

    private static readonly Regex ProductKeyForm = new(@"^AP-.+-\d+(-\d+)*$", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
}
