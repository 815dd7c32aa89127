using System.CommandLine;
using GainsightEvents.Tool.Usage;

namespace GainsightEvents.Tool.Plans;

/// <summary><c>plan</c>: a team's plan file, its checks and its comparisons.</summary>
internal sealed class PlanCommand : Command
{
    public PlanCommand()
        : base("plan", "A team's plan of events, gainsight.events.json: write it, check it, tell what changed, and show it.")
    {
        Subcommands.Add(new WriteCommand());
        Subcommands.Add(new CheckCommand());
        Subcommands.Add(new DiffCommand());
        Subcommands.Add(new UsageCommand());
        Subcommands.Add(new CatalogueCommand());
    }
}
