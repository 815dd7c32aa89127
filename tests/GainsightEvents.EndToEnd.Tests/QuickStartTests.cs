using System.Diagnostics;
using System.Reflection;

namespace GainsightEvents.EndToEnd.Tests;

public sealed class QuickStartTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task The_sample_delivers_every_valid_call_and_says_why_the_others_were_rejected()
    {
        var (exitCode, output) = await RunAsync();

        Assert.True(exitCode == 0, output);
        Assert.Contains("Read 1000 tracked calls", output, StringComparison.Ordinal);
        Assert.DoesNotContain("NOT ACCOUNTED FOR", output, StringComparison.Ordinal);
        Assert.Contains("0 remained", output, StringComparison.Ordinal);
        Assert.Contains("UserId: the identifyId is empty", output, StringComparison.Ordinal);
        Assert.Contains("no event is declared for this name", output, StringComparison.Ordinal);
        Assert.Contains("property 'format' is \"Docx\", which is not one of Csv, Pdf, Xlsx", output, StringComparison.Ordinal);
        Assert.Contains("export Gainsight__Px__ApiKey=", output, StringComparison.Ordinal);

        var (accepted, delivered, rejected) = Sum(output);

        // Five of the calls go to Gainsight PX and Gainsight NXT: one event, two entries.
        Assert.Equal(1005, accepted + rejected);
        Assert.Equal(accepted, delivered);
        Assert.InRange(rejected, 5, 20);
    }

    [Fact]
    public async Task The_sample_fails_when_the_receiver_answers_with_success_and_forgets_an_event()
    {
        var (exitCode, output) = await RunAsync("--forget", "10");

        Assert.True(exitCode == 1, output);
        Assert.Single(output.Split('\n'), line => line.StartsWith("NOT ACCOUNTED FOR", StringComparison.Ordinal));
        Assert.Contains("it never arrived", output, StringComparison.Ordinal);
    }

    private static (int Accepted, int Delivered, int Rejected) Sum(string output)
    {
        var (accepted, delivered, rejected) = (0, 0, 0);
        foreach (var line in output.Split('\n').SkipWhile(line => !line.StartsWith("---", StringComparison.Ordinal)).Skip(1).TakeWhile(line => line.Trim().Length > 0))
        {
            if (line[0] != ' ')
            {
                var numbers = line.TrimEnd().Split(' ', StringSplitOptions.RemoveEmptyEntries)[^3..];
                accepted += int.Parse(numbers[0], null);
                delivered += int.Parse(numbers[1], null);
                rejected += int.Parse(numbers[2], null);
            }
        }

        return (accepted, delivered, rejected);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var sample = typeof(QuickStartTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "QuickStartDll").Value!;

        // The outbox's file is in the current folder.
        var folder = Directory.CreateTempSubdirectory("gainsight-quickstart-");
        var start = new ProcessStartInfo("dotnet", [sample, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.FullName };

        // A key in the developer's own environment must not send the sample's events to a real tenant.
        foreach (var setting in start.Environment.Keys.Where(key => key.StartsWith("Gainsight", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(setting);
        }

        using var process = Process.Start(start)!;
        using var late = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(late.Token);
        var errors = process.StandardError.ReadToEndAsync(late.Token);
        try
        {
            await process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        var printed = await output + await errors;
        folder.Delete(recursive: true);
        return (process.ExitCode, printed);
    }
}
