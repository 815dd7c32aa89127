using System.CommandLine;

namespace GainsightEvents.Tool.Outboxes;

/// <summary><c>outbox</c>: what an outbox holds, and what becomes of its dead letters.</summary>
internal sealed class OutboxCommand : Command
{
    public OutboxCommand()
        : base("outbox", "Look into an application's outbox on SQLite or PostgreSQL, while the application runs or not.")
    {
        Subcommands.Add(new StatusCommand());
        Subcommands.Add(new ListCommand());
        Subcommands.Add(new ShowCommand());
        Subcommands.Add(new ReplayCommand());
        Subcommands.Add(new PurgeCommand());
    }
}
