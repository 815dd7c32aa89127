using System.CommandLine;
using GainsightEvents.Tool.Commands;
using GainsightEvents.Tool.Settings;
using GainsightEvents.Tool.Terminals;

namespace GainsightEvents.Tool.Outboxes;

/// <summary>A command about an outbox.</summary>
internal abstract class StoreCommand : ToolCommand
{
    private readonly StoreOptions _store = new(new ApplicationFolder());

    protected StoreCommand(string name, string description)
        : base(name, description) => _store.AddTo(this);

    protected sealed override async Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        await using var outbox = await _store.OpenAsync(result, terminal, cancellationToken);
        return await RunAsync(outbox, result, terminal, cancellationToken);
    }

    protected abstract Task<int> RunAsync(OpenOutbox outbox, ParseResult result, Terminal terminal, CancellationToken cancellationToken);
}
