using GainsightEvents.Model;
using GainsightEvents.Wire;

namespace GainsightEvents.Settings;

/// <summary>Resolves and checks <c>Gainsight:Nxt:HeaderNames</c> for one account.</summary>
internal sealed class NxtHeaderNameResolver(SettingRules rules)
{
    // What the client sets by itself; a second value would break the request.
    private static readonly string[] Taken = ["Content-Type", "Content-Length", "Transfer-Encoding", "Host", "Connection", "Expect", "traceparent"];

    public NxtHeaderNames Resolve(AccountReader reader, NxtHeaderNameOptions? own, NxtHeaderNameOptions? shared)
    {
        var names = new List<Setting<string?>>();
        var resolved = new NxtHeaderNames
        {
            EventName = Pick(own?.EventName, shared?.EventName, nameof(NxtHeaderNames.EventName), GainsightHeaders.EventName),
            EventVersion = Pick(own?.EventVersion, shared?.EventVersion, nameof(NxtHeaderNames.EventVersion), GainsightHeaders.EventVersion),
            TopicName = Pick(own?.TopicName, shared?.TopicName, nameof(NxtHeaderNames.TopicName), GainsightHeaders.TopicName),
            TenantId = Pick(own?.TenantId, shared?.TenantId, nameof(NxtHeaderNames.TenantId), GainsightHeaders.TenantId),
            SharedSecret = Pick(own?.SharedSecret, shared?.SharedSecret, nameof(NxtHeaderNames.SharedSecret), GainsightHeaders.SharedSecret),
            AccessKey = Pick(own?.AccessKey, shared?.AccessKey, nameof(NxtHeaderNames.AccessKey), GainsightHeaders.AccessKey),
            ContractId = Pick(own?.ContractId, shared?.ContractId, nameof(NxtHeaderNames.ContractId), GainsightHeaders.ContractId),
        };
        Check(names);
        return resolved;

        string Pick(string? own, string? shared, string name, string otherwise)
        {
            var setting = reader.Pick(own, shared, $"HeaderNames:{name}");
            setting = setting with { Value = setting.Value ?? otherwise };
            names.Add(setting);
            return setting.Value!;
        }
    }

    private void Check(List<Setting<string?>> names)
    {
        foreach (var (name, path) in names)
        {
            if (!HeaderText.IsName(name!))
            {
                rules.Fail($"{path} is '{OneLine.Of(name!)}', which is not the name of an HTTP header; use letters, digits and hyphens.");
            }
            else if (Taken.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                rules.Fail($"{path} is '{name}', which the request has already; name the header that your tenant reads.");
            }
        }

        foreach (var same in names.GroupBy(static name => name.Value, StringComparer.OrdinalIgnoreCase).Where(static same => same.Count() > 1))
        {
            rules.Fail($"{string.Join(" and ", same.Select(static name => name.Path))} are both '{OneLine.Of(same.Key!)}'; give each header a name of its own.");
        }
    }
}
