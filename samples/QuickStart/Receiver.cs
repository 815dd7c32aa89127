using System.Text;
using GainsightEvents;
using GainsightEvents.Emulator;
using GainsightEvents.Presets;
using Microsoft.Extensions.Configuration;
using QuickStart.Events;

namespace QuickStart;

/// <summary>Who receives the events: Gainsight where a key is configured, else an emulator that the sample starts.</summary>
internal sealed class Receiver(GainsightEmulator? emulator) : IAsyncDisposable
{
    private const string EmulatorApiKey = "quickstart-emulator-key";
    private const string EmulatorTenantId = "quickstart-tenant";
    private const string EmulatorSecret = "quickstart-emulator-secret";

    private readonly Lazy<IReadOnlySet<string>> _arrived = new(() => emulator!.Events.Good.Select(received => received.BodyText).ToHashSet());

    public string Name => emulator is null ? "Gainsight" : $"an emulator of Gainsight at {emulator.BaseAddress}";

    public bool IsEmulator => emulator is not null;

    /// <summary>What the emulator was to get must never reach a tenant, so each has a file of its own.</summary>
    public string OutboxFile => emulator is null ? "gainsight.db" : "gainsight-emulator.db";

    public static async Task<Receiver> ChooseAsync(IConfigurationManager configuration, QuickStartOptions options, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(configuration["Gainsight:Px:ApiKey"]))
        {
            return new Receiver(null);
        }

        var emulator = await GainsightEmulator.StartAsync(
            new EmulatorOptions
            {
                Keys = { new EmulatorKey(EmulatorApiKey) },
                Tenants = { new EmulatorTenant(EmulatorTenantId, EmulatorSecret) },

                // It judges by what the application itself declares, and knows the System Asset Event by its registered name.
                Catalogs = { EventCatalog.Of<ReportExported>(), SaasPreset.Catalog },
                RegisteredNxtEvents = [new EmulatorNxtEvent("company_loaded")],
            },
            cancellationToken);
        if (options.ForgetNth is { } nth)
        {
            emulator.Faults.Add(new Fault(FaultResponse.Forget()) { Skip = nth - 1, Times = 1 });
        }

        configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Gainsight:Mode"] = "Emulator",
            ["Gainsight:Px:BaseAddress"] = emulator.BaseAddress.ToString(),
            ["Gainsight:Px:ApiKey"] = EmulatorApiKey,

            // Makes each body unique, so that what arrived can be compared with what was delivered.
            ["Gainsight:Px:SendEventId"] = "true",
            ["Gainsight:Nxt:BaseAddress"] = emulator.BaseAddress.ToString(),
            ["Gainsight:Nxt:TenantId"] = EmulatorTenantId,
            ["Gainsight:Nxt:SharedSecret"] = EmulatorSecret,
            ["Gainsight:Nxt:EventVersion"] = "v01",
            ["Gainsight:Nxt:TopicName"] = "quickstart",
        });
        return new Receiver(emulator);
    }

    /// <summary>Whether a delivered entry arrived, byte for byte. Gainsight itself cannot be asked, so its answer counts.</summary>
    public bool Has(DeliveryReport delivered) => emulator is null || _arrived.Value.Contains(Encoding.UTF8.GetString(delivered.Body.Span));

    public ValueTask DisposeAsync() => emulator?.DisposeAsync() ?? ValueTask.CompletedTask;
}
