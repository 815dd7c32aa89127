using GainsightEvents.Model;
using GainsightEvents.Wire;

namespace GainsightEvents.Settings;

/// <summary>
/// Resolves and checks <c>Gainsight:Nxt</c> for one account, and what the registered events put into headers. A wrong value is named where
/// it is written.
/// </summary>
internal sealed class NxtSettingsResolver(RegisteredCatalogs catalogs, SettingsRoot root, SettingRules rules)
{
    private readonly string _path = $"{root.Path}:Nxt";

    public NxtLaneSettings Resolve(NxtOptions shared, Lane lane, NxtAccountOptions own)
    {
        var reader = new AccountReader(_path, lane.Account);
        var address = reader.Pick(own.BaseAddress, shared.BaseAddress, "BaseAddress");
        var tenant = reader.Pick(own.TenantId, shared.TenantId, "TenantId");
        var secret = reader.Pick(own.SharedSecret, shared.SharedSecret, "SharedSecret");
        var accessKey = reader.Pick(own.AccessKey, shared.AccessKey, "AccessKey");
        var contract = reader.Pick(own.ContractId, shared.ContractId, "ContractId");
        var topic = reader.Pick(own.TopicName, shared.TopicName, "TopicName");
        var version = reader.Pick(own.EventVersion, shared.EventVersion, "EventVersion");
        var timeout = reader.Pick(own.Timeout, shared.Timeout, TimeSpan.FromSeconds(10), "Timeout");
        var limit = reader.Pick(own.Quota?.PerMinute, shared.Quota?.PerMinute, 100, "Quota");
        var headroom = reader.Pick(own.Quota?.Headroom, shared.Quota?.Headroom, 3, "Quota");
        var perDay = reader.Pick(own.Quota?.PerDay, shared.Quota?.PerDay, 50_000, "Quota");
        var inFlight = reader.Pick(own.MaxInFlight, shared.MaxInFlight, 64, "MaxInFlight");
        var path = reader.Pick(own.Path, shared.Path, "Path");
        var quota = new LaneQuota(limit.Value, perDay.Value, headroom.Value);

        rules.CheckAddress(address, "https://acme.gainsightcloud.com");
        if (address.Value is null && rules.DeliversLive)
        {
            rules.Fail($"{address.Path} is not set; set it to the tenant's domain, such as https://acme.gainsightcloud.com. {rules.OrSwitchOff}");
        }

        CheckCredential(tenant, "the tenant's id", isSecret: false);
        CheckCredential(secret, "the secret Gainsight generated for this sender of events", isSecret: true);
        rules.CheckSecret(accessKey);
        rules.CheckHeader(contract);
        rules.CheckHeader(topic);
        CheckVersion(version);
        CheckPath(path);
        rules.CheckTimeout(timeout);
        rules.CheckInFlight(inFlight);
        rules.CheckQuota(quota, new[] { limit.Path, headroom.Path, perDay.Path }.OrderByDescending(static path => path.Length).First(), "PerMinute");
        var headers = new NxtHeaders(tenant.Value ?? EmulatorCredentials.TenantId, secret.Value ?? EmulatorCredentials.SharedSecret)
        {
            AccessKey = accessKey.Value,
            ContractId = contract.Value,
            TopicName = topic.Value,
            EventVersion = version.Value,
        };
        return new NxtLaneSettings(lane, address.Value, headers, path.Value ?? ApiPaths.NxtEvent, new NxtHeaderNameResolver(rules).Resolve(reader, own.HeaderNames, shared.HeaderNames))
        {
            IsOn = rules.Mode != GainsightMode.Off,
            Dispatch = rules.Dispatches,
            Timeout = timeout.Value,
            Quota = quota,
            MaxInFlight = inFlight.Value,
        };
    }

    /// <summary>Checks what the registered events put into headers.</summary>
    public void CheckEvents()
    {
        foreach (var descriptor in Declared())
        {
            Check(descriptor, "name", descriptor.Nxt!.EventName);
            Check(descriptor, "version", descriptor.Nxt.Version);
            Check(descriptor, "topic", descriptor.Nxt.Topic);
            Check(descriptor, "contract", descriptor.Nxt.Contract);
        }
    }

    private void CheckPath(Setting<string?> path)
    {
        if (path.Value is { } value && (value[0] != '/' || !HeaderText.FitsKey(value) || value.IndexOfAny(['?', '#']) >= 0))
        {
            rules.Fail($"{path.Path} is '{OneLine.Of(value)}'; it must begin with a slash and have no query, fragment or space, such as {ApiPaths.NxtEvent}.");
        }
    }

    private void CheckCredential(Setting<string?> credential, string meaning, bool isSecret)
    {
        if (credential.Value is null)
        {
            // The tenant's id is in bodies too, which are written where the event is published.
            if (rules.Mode == GainsightMode.Live && (rules.Dispatches || !isSecret))
            {
                rules.Fail(
                    $"{credential.Path} is not set; set it to {meaning}, by the environment variable {credential.Path.Replace(":", "__")} or a secret store. {rules.OrSwitchOff}");
            }
        }
        else if (isSecret)
        {
            rules.CheckSecret(credential);
        }
        else
        {
            rules.CheckHeader(credential);
        }
    }

    private void CheckVersion(Setting<string?> version)
    {
        if (version.Value is null && Declared().FirstOrDefault(static descriptor => descriptor.Nxt!.Version is null) is { } needs)
        {
            rules.Fail($"{version.Path} is not set, and event {needs} names no version; set it to the registered version, such as v01, or name it in [NxtEvent(…, Version = \"v01\")].");
            return;
        }

        rules.CheckHeader(version);
    }

    private void Check(EventDescriptor descriptor, string what, string? value)
    {
        if (value is not null && !HeaderText.FitsName(value))
        {
            rules.Fail($"The {what} '{value}' that event {descriptor} has at Gainsight NXT is not allowed in an HTTP header; use visible ASCII, with spaces only inside.");
        }
    }

    private IEnumerable<EventDescriptor> Declared() => catalogs.Events.Where(static descriptor => descriptor is { Nxt: not null, IsDynamic: false });
}
