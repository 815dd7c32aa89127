using System.Diagnostics;
using System.Text.RegularExpressions;
using GainsightEvents.Emulator;

namespace GainsightEvents.Package.Tests.Snippets;

/// <summary>Runs a page's program against an emulator, which the environment points it to, whatever its settings say.</summary>
internal static partial class SnippetRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>A program that comes to its end.</summary>
    public static async Task ToItsEndAsync(SnippetProject project)
    {
        await using var emulator = await StartEmulatorAsync();
        var run = await ChildProcess.RunAsync("dotnet", project.Folder, [project.Assembly], EnvironmentFor(emulator));

        Assert.True(run.ExitCode == 0, $"{project.Page}: the program ended with {run.ExitCode}.\n{run.Output}");
        Assert.True(emulator.Events.Bad.Count == 0, $"{project.Page}: {emulator.Events}\n{run.Output}");
    }

    /// <summary>A program that serves: sent the page's requests, it publishes an event for each.</summary>
    public static async Task WithRequestsAsync(SnippetProject project)
    {
        var requests = project.Requests.SelectMany(static fence => Curl().Matches(fence.Text)).ToList();
        Assert.True(requests.Count > 0, $"{project.Page} has a server and no request to it: add ```sh {SnippetKinds.Request} with a line curl -X POST http://localhost:5000/…");

        await using var emulator = await StartEmulatorAsync();
        using var server = Start(project, emulator);
        try
        {
            var address = await ReadAddressAsync(server);
            using var client = new HttpClient { BaseAddress = address };
            foreach (var request in requests)
            {
                using var message = new HttpRequestMessage(new HttpMethod(request.Groups["method"].Value), request.Groups["path"].Value);
                using var answer = await client.SendAsync(message, TestContext.Current.CancellationToken);
                Assert.True(answer.IsSuccessStatusCode, $"{project.Page}: '{request.Value}' was answered {(int)answer.StatusCode}.");
            }

            var events = await emulator.WaitForAsync(events => events.Counts.Good >= requests.Count, Patience, TestContext.Current.CancellationToken);
            Assert.True(events.Bad.Count == 0, $"{project.Page}: {events}");
        }
        finally
        {
            server.Kill(entireProcessTree: true);
        }
    }

    private static Task<GainsightEmulator> StartEmulatorAsync() =>
        GainsightEmulator.StartAsync(new EmulatorOptions(), TestContext.Current.CancellationToken);

    private static (string Name, string Value)[] EnvironmentFor(GainsightEmulator emulator) =>
    [
        ("Gainsight__Mode", "Emulator"),
        ("Gainsight__Px__BaseAddress", emulator.BaseAddress.ToString()),
        ("Gainsight__Nxt__BaseAddress", emulator.BaseAddress.ToString()),
        ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
    ];

    private static Process Start(SnippetProject project, GainsightEmulator emulator)
    {
        var start = new ProcessStartInfo("dotnet", [project.Assembly]) { WorkingDirectory = project.Folder, RedirectStandardOutput = true };
        foreach (var (name, value) in EnvironmentFor(emulator))
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static async Task<Uri> ReadAddressAsync(Process server)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(Patience);
        var output = new List<string>();
        while (await server.StandardOutput.ReadLineAsync(late.Token) is { } line)
        {
            output.Add(line);
            if (Listening().Match(line) is { Success: true } match)
            {
                // Read on, so that a full pipe does not hold the server up.
                _ = server.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
                return new Uri(match.Groups["address"].Value);
            }
        }

        throw new InvalidOperationException($"The server ended before it listened:\n{string.Join('\n', output)}");
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://\S+)")]
    private static partial Regex Listening();

    [GeneratedRegex(@"curl -X (?<method>[A-Z]+) http://localhost:\d+(?<path>/\S*)")]
    private static partial Regex Curl();
}
