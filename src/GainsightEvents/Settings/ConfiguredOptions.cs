using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace GainsightEvents.Settings;

/// <summary>Fills the options from a section of the configuration. Written by hand, and not by the configuration's binder, for the messages' sake.</summary>
internal sealed class ConfiguredOptions(IConfiguration section, SettingsRoot root) : IConfigureOptions<GainsightOptions>
{
    public void Configure(GainsightOptions options)
    {
        var names = new SettingNames();
        var reader = new SectionReader(section, root.Path, names);
        reader.Choice<GainsightMode>("Mode", value => options.Mode = value);
        reader.Choice<InvalidEventPolicy>("OnInvalid", value => options.OnInvalid = value);
        reader.Flag("Dispatch", value => options.Dispatch = value);
        reader.Section("Px", px =>
        {
            ReadPx(px, options.Px);
            px.Sections("Accounts", (name, account) => ReadPx(account, Named(options.Px.Accounts, name)));
        });
        reader.Section("Nxt", nxt =>
        {
            ReadNxt(nxt, options.Nxt);
            nxt.Sections("Accounts", (name, account) => ReadNxt(account, Named(options.Nxt.Accounts, name)));
        });
        reader.Section("Outbox", outbox => ReadOutbox(outbox, options.Outbox));
        reader.TellUnknown();
        options.Unread = names.Failures;
    }

    private static void ReadPx(SectionReader reader, PxAccountOptions account)
    {
        reader.Text("ApiKey", value => account.ApiKey = value);
        reader.Text("PropertyKey", value => account.PropertyKey = value);
        reader.Sections("Products", (name, product) => product.Text("PropertyKey", value => Named(account.Products, name).PropertyKey = value));
        reader.Choice<PxRegion>("Region", value => account.Region = value);
        reader.Address("BaseAddress", value => account.BaseAddress = value);
        reader.Time("Timeout", value => account.Timeout = value);
        reader.Section("Quota", quota =>
        {
            quota.Number("PerSecond", (int value) => account.Quota.PerSecond = value);
            quota.Number("PerDay", (int value) => account.Quota.PerDay = value);
            quota.Number("Headroom", (int value) => account.Quota.Headroom = value);
        });
        reader.Number("MaxInFlight", (int value) => account.MaxInFlight = value);
        reader.Flag("SendEventId", value => account.SendEventId = value);
    }

    private static void ReadNxt(SectionReader reader, NxtAccountOptions account)
    {
        reader.Address("BaseAddress", value => account.BaseAddress = value);
        reader.Text("TenantId", value => account.TenantId = value);
        reader.Text("SharedSecret", value => account.SharedSecret = value);
        reader.Text("AccessKey", value => account.AccessKey = value);
        reader.Text("ContractId", value => account.ContractId = value);
        reader.Text("TopicName", value => account.TopicName = value);
        reader.Text("EventVersion", value => account.EventVersion = value);
        reader.Time("Timeout", value => account.Timeout = value);
        reader.Section("Quota", quota =>
        {
            quota.Number("PerMinute", (int value) => account.Quota.PerMinute = value);
            quota.Number("PerDay", (int value) => account.Quota.PerDay = value);
            quota.Number("Headroom", (int value) => account.Quota.Headroom = value);
        });
        reader.Number("MaxInFlight", (int value) => account.MaxInFlight = value);
        reader.Text("Path", value => account.Path = value);
        reader.Section("HeaderNames", headers =>
        {
            headers.Text("EventName", value => account.HeaderNames.EventName = value);
            headers.Text("EventVersion", value => account.HeaderNames.EventVersion = value);
            headers.Text("TopicName", value => account.HeaderNames.TopicName = value);
            headers.Text("TenantId", value => account.HeaderNames.TenantId = value);
            headers.Text("SharedSecret", value => account.HeaderNames.SharedSecret = value);
            headers.Text("AccessKey", value => account.HeaderNames.AccessKey = value);
            headers.Text("ContractId", value => account.HeaderNames.ContractId = value);
        });
    }

    private static void ReadOutbox(SectionReader reader, OutboxOptions outbox)
    {
        reader.Number("MaxEvents", (int value) => outbox.MaxEvents = value);
        reader.Number("MaxBytes", (long value) => outbox.MaxBytes = value);
        reader.Choice<OutboxOverflow>("Overflow", value => outbox.Overflow = value);
        reader.Time("WaitTimeout", value => outbox.WaitTimeout = value);
        reader.Time("MaxAge", value => outbox.MaxAge = value);
        reader.Time("DeadLetterMaxAge", value => outbox.DeadLetterMaxAge = value);
        reader.Time("StopTimeout", value => outbox.StopTimeout = value);
    }

    private static T Named<T>(IDictionary<string, T> all, string name)
        where T : new() => all.TryGetValue(name, out var found) ? found : all[name] = new T();
}
