using GainsightEvents.Delivery;
using GainsightEvents.Outbox;

namespace GainsightEvents.Settings;

/// <summary>What is in force for one account of Gainsight NXT: its own value, else the default account's, else the default.</summary>
internal sealed class NxtSettings(NxtAccountOptions own, NxtAccountOptions shared, GainsightMode mode)
{
    // What the emulator is sent where nothing is configured; it takes these for a tenant.
    private const string EmulatorTenant = "emulator-tenant";
    private const string EmulatorSecret = "emulator-secret";

    public Uri? BaseAddress => own.BaseAddress ?? shared.BaseAddress;

    public string? TenantId => AccountSettings.First(own.TenantId, shared.TenantId) ?? (mode == GainsightMode.Emulator ? EmulatorTenant : null);

    public string? SharedSecret =>
        AccountSettings.First(own.SharedSecret, shared.SharedSecret) ?? (mode == GainsightMode.Emulator ? EmulatorSecret : null);

    public string? AccessKey => AccountSettings.First(own.AccessKey, shared.AccessKey);

    public string? ContractId => AccountSettings.First(own.ContractId, shared.ContractId);

    public string? TopicName => AccountSettings.First(own.TopicName, shared.TopicName);

    public string? EventVersion => AccountSettings.First(own.EventVersion, shared.EventVersion);

    public TimeSpan Timeout => own.Timeout ?? shared.Timeout ?? PxSettings.DefaultTimeout;

    public int PerMinute => own.Quota.PerMinute ?? shared.Quota.PerMinute ?? 100;

    public int Headroom => own.Quota.Headroom ?? shared.Quota.Headroom ?? 3;

    public QuotaPolicy Quota => QuotaPolicy.ForNxt(PerMinute, Headroom);

    public NxtEndpoint Endpoint => new(BaseAddress, TenantId ?? "", SharedSecret ?? "", Timeout)
    {
        AccessKey = AccessKey,
        ContractId = ContractId,
        TopicName = TopicName,
        EventVersion = EventVersion,
    };

    public static NxtSettings Of(GainsightOptions options, string? account) =>
        new(AccountSettings.Find(options.Nxt, options.Nxt.Accounts, account), options.Nxt, options.Mode);
}
