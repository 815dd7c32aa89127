using System.Diagnostics;
using System.Globalization;

namespace GainsightEvents.Outbox.Sqlite.Tests;

/// <summary>A second process on a file, which does what it is told and answers with a line.</summary>
internal sealed class PeerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _errors;

    private PeerProcess(Process process) => (_process, _errors) = (process, process.StandardError.ReadToEndAsync());

    public static PeerProcess Start(string file, int perSecond = 1000, int perDay = int.MaxValue, int leaseMilliseconds = 60_000)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "GainsightEvents.Outbox.Sqlite.Peer"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(file);
        foreach (var number in new[] { perSecond, perDay, leaseMilliseconds })
        {
            start.ArgumentList.Add(number.ToString(CultureInfo.InvariantCulture));
        }

        return new PeerProcess(Process.Start(start)!);
    }

    /// <summary>Starts an application that publishes and delivers to an address until it is killed.</summary>
    public static PeerProcess StartDelivering(string file, Uri address)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "GainsightEvents.Outbox.Sqlite.Peer"), [file, $"{address}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new PeerProcess(Process.Start(start)!);
    }

    /// <summary>Runs it to its end.</summary>
    /// <param name="launcher">What starts it, under another user for example.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<(int ExitCode, string Output)> RunAsync(string[] launcher, params string[] arguments)
    {
        string[] command = [.. launcher, Path.Combine(AppContext.BaseDirectory, "GainsightEvents.Outbox.Sqlite.Peer"), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Lets it publish so many.</summary>
    public async Task<Guid[]> PublishAsync(int count) => [.. (await DoAsync($"publish {count}")).Split(' ').Select(Guid.Parse)];

    /// <summary>Lets it publish until it is killed. It prints the id of each event that was acknowledged.</summary>
    public async Task BeginAppendingAsync()
    {
        await _process.StandardInput.WriteLineAsync("append");
        await _process.StandardInput.FlushAsync();
    }

    public async Task<string> ReadLineAsync() =>
        await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException($"The process has ended: {await _errors}");

    /// <summary>Kills it, and reads what it had still said.</summary>
    public async Task<IReadOnlyList<Guid>> KillAndReadAsync()
    {
        await KillAsync();
        var rest = await _process.StandardOutput.ReadToEndAsync();

        // The last line may be cut off.
        return [.. rest.Split('\n').SkipLast(1).Select(static line => Guid.Parse(line))];
    }

    /// <summary>Gives a command and reads the answer.</summary>
    public async Task<string> DoAsync(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        await _process.StandardInput.FlushAsync();
        var answer = await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        return answer ?? throw new InvalidOperationException($"The process has ended: {await _errors}");
    }

    /// <summary>Claims so many.</summary>
    public async Task<(TimeSpan? NextIn, Sent[] Entries)> ClaimAsync(int maxEntries)
    {
        var words = (await DoAsync($"claim {maxEntries}")).Split(' ');
        var next = long.Parse(words[0], CultureInfo.InvariantCulture);
        return (next < 0 ? null : TimeSpan.FromMilliseconds(next), [.. words.Skip(1).Select(Sent.Parse)]);
    }

    /// <summary>Delivers all that can be.</summary>
    public async Task<Sent[]> DrainAsync() =>
        [.. (await DoAsync("drain")).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Sent.Parse)];

    /// <summary>Kills it as it stands (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(Patience);
        _process.Dispose();
    }
}

/// <summary>An entry that a process was given to send.</summary>
/// <param name="EventId">The event's id.</param>
/// <param name="ClaimedAt">When its permit was taken, by the database's clock.</param>
/// <param name="IsProbe">Whether it is a probe.</param>
internal sealed record Sent(Guid EventId, long ClaimedAt, bool IsProbe)
{
    public static Sent Parse(string text)
    {
        var parts = text.Split('/');
        return new Sent(Guid.Parse(parts[0]), long.Parse(parts[1], CultureInfo.InvariantCulture), bool.Parse(parts[2]));
    }
}
