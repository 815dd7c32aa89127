using System.CommandLine;
using System.Text.RegularExpressions;
using GainsightEvents.Emulator.Tool;

namespace GainsightEvents.Emulator.Tests.Tool;

/// <summary>The command, run as its program runs it, until it is stopped.</summary>
internal sealed class RunningCommand : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task<int> _run;
    private readonly SignallingWriter _output = new();

    private RunningCommand(string[] arguments) => _run = new EmulatorCommand("gainsight-emulator").AsRoot().Parse(arguments)
        .InvokeAsync(new InvocationConfiguration { Output = _output, Error = Errors, EnableDefaultExceptionHandler = false }, _stop.Token);

    public StringWriter Errors { get; } = new();

    public string Output => _output.ToString();

    public HttpClient Client { get; private set; } = new();

    public string Token => Regex.Match(Output, "X-Emulator-Token: ([0-9a-f]{32})").Groups[1].Value;

    public static async Task<RunningCommand> StartAsync(params string[] arguments)
    {
        var command = new RunningCommand([.. arguments, "--port", "0"]);
        await Task.WhenAny(command._output.Flushed, command._run);
        Assert.True(command._output.Flushed.IsCompleted, command.Errors.ToString());
        command.Client = new HttpClient { BaseAddress = new Uri(Regex.Match(command.Output, "listening on (\\S+)").Groups[1].Value) };
        return command;
    }

    /// <summary>Runs one that cannot start.</summary>
    public static async Task<(int ExitCode, string Errors)> FailAsync(params string[] arguments)
    {
        var command = new RunningCommand(arguments);
        return (await command._run.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken), command.Errors.ToString());
    }

    public async Task<int> StopAsync()
    {
        await _stop.CancelAsync();
        return await _run;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Client.Dispose();
        _stop.Dispose();
    }

    private sealed class SignallingWriter : StringWriter
    {
        private readonly TaskCompletionSource _flushed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Flushed => _flushed.Task;

        public override Task FlushAsync(CancellationToken cancellationToken)
        {
            _flushed.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
