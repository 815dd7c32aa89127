using System.Diagnostics;

namespace GainsightEvents.Outbox.PostgreSql.Tests;

/// <summary>A process of a fleet.</summary>
internal sealed class MemberProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly Task _reading;

    private MemberProcess(params string[] arguments)
    {
        _process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "GainsightEvents.Outbox.PostgreSql.Peer"), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        _reading = ReadAsync();
    }

    /// <summary>What it has said: of one that publishes, the identifyId of each event that it was told to be accepted.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public static MemberProcess Publishing(string connection, string schema) => new(connection, schema, "publish");

    public static MemberProcess Delivering(string connection, string schema, Uri address, int perSecond) => new(connection, schema, "deliver", $"{address}", $"{perSecond}");

    /// <summary>Kills it as it stands (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience);
        await _reading.WaitAsync(Patience);
    }

    /// <summary>Lets one that delivers stop, and kills one that publishes.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync().WaitAsync(Patience);
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (_lines)
            {
                // The last line of a killed process may be cut off: it was not said.
                if (line.Length == Guid.Empty.ToString().Length || line == "delivers")
                {
                    _lines.Add(line);
                }
            }
        }
    }
}
