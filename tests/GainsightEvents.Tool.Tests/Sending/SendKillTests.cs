using GainsightEvents.Emulator;
using GainsightEvents.Tests;

namespace GainsightEvents.Tool.Tests.Sending;

/// <summary>A sending that is killed again and again ends with each valid line delivered: 3,000 lines, and with <c>GAINSIGHT_LONG=1</c> 100,000.</summary>
public sealed class SendKillTests : IDisposable
{
    private const int Kills = 5;
    private const int MaxInFlight = 64;

    private static readonly int Lines = RunLength.IsLong ? 100_000 : 3_000;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_valid_line_is_delivered_once_at_least_however_often_the_process_is_killed()
    {
        await using var emulator = await GainsightEmulator.StartAsync(new EmulatorOptions { PxQuota = null, MaxEvents = 2 * Lines, MaxBytes = 1L << 40 }, TestContext.Current.CancellationToken);
        SendFiles.WriteApplication(_folder, emulator.BaseAddress);
        using (var file = File.CreateText(_folder.PathOf("events.ndjson")))
        {
            for (var i = 0; i < Lines; i++)
            {
                // Each hundredth is wrong.
                await file.WriteAsync(i % 100 == 99 ? "{ \"event\": \"Report Exported\" }\n" : SendFiles.Line(i));
            }
        }

        // So fast that reading and sending are both under way when it is killed.
        (string, string)[] environment = [SendFiles.Key, ("Gainsight__Px__Quota__PerSecond", "2000"), ("Gainsight__Px__MaxInFlight", $"{MaxInFlight}"), ("Gainsight__Outbox__MaxEvents", $"{Lines / 10}")];
        string[] arguments = ["send", "--from", "events.ndjson", "--json"];
        var random = new Random(1);
        for (var kill = 0; kill < Kills; kill++)
        {
            var target = emulator.Events.Counts.Good + random.Next(1, Lines / (Kills + 1));
            using var process = ToolProcess.Start(arguments, _folder.Path, environment);
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
            while (emulator.Events.Counts.Good < target && !process.HasExited)
            {
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }

            Assert.False(process.HasExited, "It was to be killed half-way.");
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        var last = (await ToolProcess.RunAsync(arguments, _folder.Path, environment)).EndsWith(ExitCodes.Found);
        var received = emulator.Events.Good.Select(static each => each.IdentifyId!).ToList();
        var duplicates = received.Count - received.Distinct().Count();
        Figures.Report("Command: a sending that is killed", $"{Lines} lines, {Kills} kills: every valid line delivered, {duplicates} twice, {Lines / 100} invalid ones told");
        Assert.Equal(Enumerable.Range(0, Lines).Where(static i => i % 100 != 99).Select(static i => $"user-{i}").Order(StringComparer.Ordinal), received.Distinct().Order(StringComparer.Ordinal));
        Assert.InRange(duplicates, 0, Kills * MaxInFlight);
        Assert.Equal((Lines, Lines / 100), (last.Json.GetProperty("read").GetInt32(), last.Json.GetProperty("rejected").GetInt32()));
        Assert.Equal(Lines / 100, File.ReadLines(_folder.PathOf("events.ndjson.rejected.ndjson")).Count());
    }
}
