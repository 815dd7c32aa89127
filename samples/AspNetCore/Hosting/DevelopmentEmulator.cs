using AspNetCore.Reports;
using GainsightEvents;
using GainsightEvents.Emulator;

namespace AspNetCore.Hosting;

/// <summary>Gainsight on a developer's machine: an emulator in this process, which judges by the events that the application declares.</summary>
internal static class DevelopmentEmulator
{
    /// <summary>Starts the emulator, and turns the application to it. No key is needed, and nothing leaves the machine.</summary>
    public static async Task<GainsightEmulator> StartAsync(IConfigurationManager configuration)
    {
        var emulator = await GainsightEmulator.StartAsync(EventCatalog.Of<ReportCreated>());
        configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Gainsight:Mode"] = nameof(GainsightMode.Emulator),
            ["Gainsight:Px:BaseAddress"] = emulator.BaseAddress.ToString(),
            ["Gainsight:Nxt:BaseAddress"] = emulator.BaseAddress.ToString(),
        });
        return emulator;
    }
}
