using System.CommandLine;
using System.Globalization;
using GainsightEvents.Tool.Commands;
using GainsightEvents.Tool.Terminals;

namespace GainsightEvents.Tool.Outboxes;

/// <summary><c>outbox purge</c>: dead letters, or everything of one user, are deleted.</summary>
internal sealed class PurgeCommand : StoreCommand
{
    private readonly LetterChoice _choice = new();

    private readonly Option<string?> _identifyId = new("--identify-id")
    {
        Description = "Everything of this user, for a request for erasure: dead letters and what is queued. `-` reads the identifyId from standard input.",
    };

    public PurgeCommand()
        : base("purge", "Delete dead letters, or everything of one user. They are counted as purged, and cannot be brought back.")
    {
        _choice.AddTo(this);
        Options.Add(_identifyId);
    }

    protected override Task<int> RunAsync(OpenOutbox outbox, ParseResult result, Terminal terminal, CancellationToken cancellationToken) =>
        result.GetValue(_identifyId) is not { } identifyId ? PurgeLettersAsync(outbox, result, terminal, cancellationToken)
        : _choice.IsMade(result) ? throw new ToolException("--identify-id deletes everything of the user; leave out keys, --all, --lane, --event and --reason.")
        : PurgeUserAsync(outbox, identifyId, result, terminal, cancellationToken);

    private async Task<int> PurgeLettersAsync(OpenOutbox outbox, ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        var keys = await _choice.FindAsync(outbox, result, cancellationToken);
        if (keys.Count > 0 && !await _choice.ConfirmAsync(
            result, terminal, string.Create(CultureInfo.InvariantCulture, $"Delete {keys.Count} {(keys.Count == 1 ? "dead letter" : "dead letters")} of {outbox.Name} for good?"), cancellationToken))
        {
            return ExitCodes.Cancelled;
        }

        var purged = await LetterChoice.ChangeAsync(keys, page => outbox.DeadLetters.PurgeAsync(page, cancellationToken));
        return LetterChoice.Tell(terminal, "purged", purged, keys.Count);
    }

    private async Task<int> PurgeUserAsync(OpenOutbox outbox, string identifyId, ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        if (identifyId == "-")
        {
            identifyId = await Console.In.ReadLineAsync(cancellationToken) ?? "";
        }

        if (identifyId.Length == 0)
        {
            throw new ToolException("--identify-id is empty. Give the user's identifyId, exactly as it is sent.");
        }

        if (!await _choice.ConfirmAsync(result, terminal, $"Delete everything of this user in {outbox.Name} for good, what is queued included?", cancellationToken))
        {
            return ExitCodes.Cancelled;
        }

        var purged = await outbox.DeadLetters.PurgeByIdentifyIdAsync(identifyId, cancellationToken);
        if (terminal.IsJson)
        {
            terminal.WriteJson(writer =>
            {
                writer.WriteStartObject();
                writer.WriteNumber("purged", purged);
                writer.WriteEndObject();
            });
        }
        else
        {
            terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{purged} {(purged == 1 ? "event" : "events")} purged. What is being sent just now may still arrive."));
        }

        return ExitCodes.Success;
    }
}
