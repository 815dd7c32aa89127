using GainsightEvents.Model;

namespace GainsightEvents.Settings;

/// <summary>
/// Checks <c>Gainsight:Nxt</c>, each of its accounts, and what the registered events put into headers. A wrong value is named where it is
/// written.
/// </summary>
internal sealed class NxtOptionsValidator(RegisteredCatalogs catalogs, SettingsRoot root)
{
    private readonly string _path = $"{root.Path}:Nxt";
    private readonly string _mode = $"{root.Path}:Mode";

    public IEnumerable<string> Validate(GainsightOptions options)
    {
        var failures = CheckEvents().Concat(ValidateAccount(options, options.Nxt, null));
        foreach (var account in options.Nxt.Accounts)
        {
            failures = failures.Concat(ValidateAccount(options, account.Value, account.Key));
        }

        // What an account shares with the default one is told once.
        return failures.Distinct(StringComparer.Ordinal);
    }

    private IEnumerable<string> ValidateAccount(GainsightOptions options, NxtAccountOptions own, string? account)
    {
        var settings = NxtSettings.Of(options, account);
        var path = account is null ? _path : $"{_path}:Accounts:{account}";
        var ownQuota = own.Quota.PerMinute is not null || own.Quota.Headroom is not null;
        return new[]
        {
            CheckAddress(options.Mode, settings.BaseAddress, At(own.BaseAddress, "BaseAddress")),
            CheckCredential(settings.TenantId, At(own.TenantId, "TenantId"), "the tenant's id", isKey: false),
            CheckCredential(settings.SharedSecret, At(own.SharedSecret, "SharedSecret"), "the secret Gainsight generated for this sender of events", isKey: true),
            CheckKey(settings.AccessKey, At(own.AccessKey, "AccessKey")),
            CheckHeader(settings.ContractId, At(own.ContractId, "ContractId")),
            CheckHeader(settings.TopicName, At(own.TopicName, "TopicName")),
            CheckVersion(settings.EventVersion, At(own.EventVersion, "EventVersion")),
            EndpointRules.CheckTimeout($"{(own.Timeout is null ? _path : path)}:Timeout", settings.Timeout),
            CheckQuota(settings, $"{(ownQuota ? path : _path)}:Quota"),
        }.OfType<string>();

        string At(object? value, string setting) => $"{(value is null or "" ? _path : path)}:{setting}";
    }

    private string? CheckAddress(GainsightMode mode, Uri? address, string setting) => address switch
    {
        not null => EndpointRules.CheckAddress(setting, address, "https://acme.gainsightcloud.com", _mode, mode),
        null when mode == GainsightMode.Emulator => EndpointRules.EmulatorAddressMissing(setting, _mode),
        null => $"{setting} is not set; set it to the tenant's domain, such as https://acme.gainsightcloud.com. To send nothing, set {_mode} to Off.",
    };

    private string? CheckCredential(string? value, string setting, string meaning, bool isKey) => value is null
        ? $"{setting} is not set; set it to {meaning}, by the environment variable {setting.Replace(":", "__")} or a secret store. To send nothing, set {_mode} to Off."
        : isKey ? CheckKey(value, setting) : CheckHeader(value, setting);

    private static string? CheckKey(string? value, string setting) => value is null || HeaderText.FitsKey(value)
        ? null
        : $"{setting} has a character that no HTTP header can carry (white space, a control character or one beyond ASCII); paste it again.";

    private static string? CheckHeader(string? value, string setting) => value is null || HeaderText.FitsName(value)
        ? null
        : $"{setting} is '{value}', which no HTTP header carries as it is; use visible ASCII, with spaces only inside.";

    private string? CheckVersion(string? value, string setting)
    {
        var needs = Events().FirstOrDefault(static descriptor => descriptor.Nxt!.Version is null);
        return value is null && needs is not null
            ? $"{setting} is not set, and event {needs} names no version; set it to the registered version, such as v01, or name it in [NxtEvent(…, Version = \"v01\")]."
            : CheckHeader(value, setting);
    }

    private static string? CheckQuota(NxtSettings settings, string setting) =>
        settings.PerMinute >= 1 && settings.Headroom >= 0 && settings.Headroom < settings.PerMinute
            ? null
            : $"{setting} has PerMinute {settings.PerMinute} and Headroom {settings.Headroom}; PerMinute must be at least 1, and Headroom not negative and less than PerMinute.";

    private IEnumerable<string> CheckEvents() => Events().SelectMany(static descriptor => new[]
    {
        Check(descriptor, "name", descriptor.Nxt!.EventName),
        Check(descriptor, "version", descriptor.Nxt.Version),
        Check(descriptor, "topic", descriptor.Nxt.Topic),
    }).OfType<string>();

    private static string? Check(EventDescriptor descriptor, string what, string? value) => value is null || HeaderText.FitsName(value)
        ? null
        : $"The {what} '{value}' that event {descriptor} has at Gainsight NXT fits no HTTP header; use visible ASCII, with spaces only inside.";

    private IEnumerable<EventDescriptor> Events() => catalogs.Events.Where(static descriptor => descriptor is { Nxt: not null, IsDynamic: false });
}
