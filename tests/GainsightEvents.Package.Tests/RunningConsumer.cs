using System.Text.Json;
using GainsightEvents.Emulator;

namespace GainsightEvents.Package.Tests;

/// <summary>Runs a consumer against an emulator and reads what arrived.</summary>
internal static class RunningConsumer
{
    private const string ApiKey = "consumers-key-0123456789";

    /// <summary>Asserts that the program ends well, and that exactly these events arrived, each as a JSON text.</summary>
    public static async Task PublishesAsync(string program, IEnumerable<string> arguments, params string[] expected)
    {
        await using var emulator = await GainsightEmulator.StartAsync(
            new EmulatorOptions { Keys = { new EmulatorKey(ApiKey) } }, TestContext.Current.CancellationToken);
        var run = await ChildProcess.RunAsync(
            program,
            Path.GetTempPath(),
            arguments,
            ("Gainsight__Px__BaseAddress", emulator.BaseAddress.ToString()),
            ("Gainsight__Px__ApiKey", ApiKey),
            ("DOTNET_ROLL_FORWARD", "Major"));

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Empty(emulator.Events.Bad);
        Assert.Equal(
            expected.Select(Normalize).Order(StringComparer.Ordinal),
            emulator.Events.Good.Select(received => Normalize(received.BodyText)).Order(StringComparer.Ordinal));
    }

    // Compared as text, members in the order that the wire has them.
    private static string Normalize(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement);
    }
}
