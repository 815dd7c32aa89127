using GainsightEvents.Emulator;
using Microsoft.Extensions.Configuration;

namespace QuickStart;

/// <summary>Who receives the events: Gainsight PX where a key is configured, else an emulator that the sample starts by itself.</summary>
internal sealed class Receiver(GainsightEmulator? emulator) : IAsyncDisposable
{
    private const string EmulatorApiKey = "quickstart-emulator-key";

    public string Name => emulator is null ? "Gainsight PX" : $"an emulator of Gainsight PX at {emulator.BaseAddress}";

    public bool IsEmulator => emulator is not null;

    /// <summary>The ids of the events that arrived, or <see langword="null"/> where nobody can be asked.</summary>
    public IReadOnlySet<Guid>? ReceivedIds =>
        emulator?.Events.Good.Select(received => Guid.Parse(received.EventId!)).ToHashSet();

    public static async Task<Receiver> ChooseAsync(IConfigurationManager configuration, QuickStartOptions options, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(configuration["Gainsight:Px:ApiKey"]))
        {
            return new Receiver(null);
        }

        var emulator = await GainsightEmulator.StartAsync(new EmulatorOptions { Keys = { new EmulatorKey(EmulatorApiKey) } }, cancellationToken);
        if (options.ForgetNth is { } nth)
        {
            emulator.Faults.Add(new Fault(FaultResponse.Forget()) { Skip = nth - 1, Times = 1 });
        }

        configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Gainsight:Mode"] = "Emulator",
            ["Gainsight:Px:BaseAddress"] = emulator.BaseAddress.ToString(),
            ["Gainsight:Px:ApiKey"] = EmulatorApiKey,

            // So that what arrived can be held against what was accepted, event by event.
            ["Gainsight:Px:SendEventId"] = "true",
        });
        return new Receiver(emulator);
    }

    public ValueTask DisposeAsync() => emulator?.DisposeAsync() ?? ValueTask.CompletedTask;
}
