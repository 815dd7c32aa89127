using System.CommandLine;
using GainsightEvents.Emulator.Tool;
using GainsightEvents.Tool.Commands;
using GainsightEvents.Tool.Doctor;
using GainsightEvents.Tool.Outboxes;
using GainsightEvents.Tool.Plans;
using GainsightEvents.Tool.Sending;

namespace GainsightEvents.Tool;

/// <summary><c>gainsight-events</c>.</summary>
internal sealed class GainsightCommand : RootCommand
{
    // Longer than requests that are under way may take, so that a stop settles them.
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    private GainsightCommand()
        : base("Gainsight events: their plan, their outbox, and what becomes of them.")
    {
        Subcommands.Add(new PlanCommand());
        Subcommands.Add(new SendCommand());
        Subcommands.Add(new OutboxCommand());
        Subcommands.Add(new DoctorCommand());
        Subcommands.Add(new EmulatorCommand("emulate"));
    }

    /// <summary>Runs a command line.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        var result = new GainsightCommand().Parse(args);
        var code = await result.InvokeAsync(new InvocationConfiguration { Output = output, Error = errors, ProcessTerminationTimeout = StopTimeout });

        // The library answers 1 to a command line that it cannot read, which means here that something was found.
        return result.Errors.Count > 0 ? ExitCodes.BadInput : code;
    }
}
