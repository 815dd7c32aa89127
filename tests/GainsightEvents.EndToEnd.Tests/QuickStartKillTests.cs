using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using GainsightEvents.Emulator;

namespace GainsightEvents.EndToEnd.Tests;

/// <summary>The sample as README shows it, killed as the system kills: what it had said to be accepted is delivered by the next run.</summary>
public sealed partial class QuickStartKillTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Killed_half_way_and_run_again_the_sample_delivers_what_it_had_accepted()
    {
        await using var emulator = await GainsightEmulator.StartAsync(
            new EmulatorOptions { Keys = { new EmulatorKey("any") }, Tenants = { new EmulatorTenant("tenant", "secret") } }, TestContext.Current.CancellationToken);
        var folder = Directory.CreateTempSubdirectory("gainsight-quickstart-");
        var accepted = new List<string>();
        using (var killed = Start(folder, emulator))
        {
            // About half of the calls are published, and few of them are delivered.
            while (accepted.Count < 500)
            {
                Read(await ReadLineAsync(killed), accepted);
            }

            killed.Kill();
            await killed.WaitForExitAsync(TestContext.Current.CancellationToken);
            (await killed.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n').ToList().ForEach(line => Read(line, accepted));
        }

        Assert.True(Received(emulator).Count() < accepted.Count, "All was delivered before the kill, so that it showed nothing.");
        using (var again = Start(folder, emulator))
        {
            var output = await again.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
            Assert.Contains("entries of an earlier run were in gainsight.db", output, StringComparison.Ordinal);
            Assert.Contains("; 0 remained", output, StringComparison.Ordinal);
        }

        Assert.Empty(accepted.Except(Received(emulator)));
        folder.Delete(recursive: true);
    }

    private static IEnumerable<string> Received(GainsightEmulator emulator) =>
        emulator.Events.Good.SelectMany(static received => EventIds().Matches(received.BodyText).Select(static match => match.Groups[1].Value));

    private static void Read(string line, List<string> accepted)
    {
        // An event for Gainsight NXT carries no id of ours.
        if (Accepted().Match(line) is { Success: true } match)
        {
            accepted.Add(match.Groups[1].Value);
        }
    }

    private static async Task<string> ReadLineAsync(Process process) =>
        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken)
        ?? throw new InvalidOperationException($"The sample has ended: {await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");

    private static Process Start(DirectoryInfo folder, GainsightEmulator emulator)
    {
        var sample = typeof(QuickStartKillTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "QuickStartDll").Value!;
        var start = new ProcessStartInfo("dotnet", [sample, "--ids", "true"]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.FullName };
        foreach (var setting in start.Environment.Keys.Where(static key => key.StartsWith("Gainsight", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(setting);
        }

        foreach (var (name, value) in new[]
        {
            ("Mode", "Emulator"), ("Px__ApiKey", "any"), ("Px__BaseAddress", $"{emulator.BaseAddress}"), ("Px__SendEventId", "true"), ("Nxt__BaseAddress", $"{emulator.BaseAddress}"),
            ("Nxt__TenantId", "tenant"), ("Nxt__SharedSecret", "secret"), ("Nxt__EventVersion", "v01"),
        })
        {
            start.Environment[$"Gainsight__{name}"] = value;
        }

        return Process.Start(start)!;
    }

    [GeneratedRegex("^Accepted ([0-9a-f-]{36}) .* for .*Px")]
    private static partial Regex Accepted();

    [GeneratedRegex("([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21})")]
    private static partial Regex EventIds();
}
