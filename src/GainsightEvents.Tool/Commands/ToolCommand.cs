using System.CommandLine;
using System.Data.Common;
using System.Text.Json;
using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Tool.Terminals;
using Microsoft.Extensions.Options;

namespace GainsightEvents.Tool.Commands;

/// <summary>A command: it can answer in JSON, and whatever it cannot do it says in one way.</summary>
internal abstract class ToolCommand : Command
{
    private readonly Option<bool> _json = new("--json") { Description = "Answer in JSON on standard output; messages for people go to standard error." };

    protected ToolCommand(string name, string description)
        : base(name, description)
    {
        Options.Add(_json);
        SetAction(RunAsync);
    }

    /// <summary>Does what was asked for.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    /// <exception cref="ToolException">It cannot.</exception>
    protected abstract Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken);

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var terminal = new Terminal(result.InvocationConfiguration.Output, result.InvocationConfiguration.Error, result.GetValue(_json));
        try
        {
            return await RunAsync(result, terminal, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            terminal.Complain("Stopped.");
            return ExitCodes.Cancelled;
        }
        catch (ToolException exception)
        {
            terminal.Complain(exception.Message);
            return exception.ExitCode;
        }
        catch (Exception exception) when (exception is PlanFileException or OptionsValidationException or ArgumentException or FormatException or InvalidDataException or JsonException)
        {
            terminal.Complain(exception.Message);
            return ExitCodes.BadInput;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DbException or HttpRequestException or TimeoutException)
        {
            terminal.Complain(exception.Message);
            return ExitCodes.Unavailable;
        }
    }
}
