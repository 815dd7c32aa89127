using System.CommandLine;
using System.Globalization;
using GainsightEvents.Tool.Commands;
using GainsightEvents.Tool.Terminals;

namespace GainsightEvents.Tool.Outboxes;

/// <summary><c>outbox replay</c>: dead letters go back into the queue.</summary>
internal sealed class ReplayCommand : StoreCommand
{
    private readonly LetterChoice _choice = new();

    public ReplayCommand()
        : base("replay", "Put dead letters back into the queue, due at once and with no attempt counted. The application delivers them.") => _choice.AddTo(this);

    protected override async Task<int> RunAsync(OpenOutbox outbox, ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        var keys = await _choice.FindAsync(outbox, result, cancellationToken);
        if (keys.Count > 1 && !await _choice.ConfirmAsync(result, terminal, string.Create(CultureInfo.InvariantCulture, $"Replay {keys.Count} dead letters of {outbox.Name}?"), cancellationToken))
        {
            return ExitCodes.Cancelled;
        }

        var replayed = await LetterChoice.ChangeAsync(keys, page => outbox.DeadLetters.ReplayAsync(page, cancellationToken));
        return LetterChoice.Tell(terminal, "replayed", replayed, keys.Count);
    }
}
