using System.CommandLine;
using GainsightEvents.Tool.Commands;

namespace GainsightEvents.Tool.Outboxes;

/// <summary>Which dead letters a command is about.</summary>
internal sealed class LetterFilter
{
    private const int Page = 1000;

    private readonly Option<string?> _lane = new("--lane") { Description = "Only those of this lane, such as Gainsight:Px or Gainsight:Nxt:Accounts:emea." };
    private readonly Option<string?> _event = new("--event") { Description = "Only those of events of this name, exactly." };
    private readonly Option<string?> _reason = new("--reason") { Description = "Only those whose reason contains this text." };

    public void AddTo(Command command)
    {
        command.Options.Add(_lane);
        command.Options.Add(_event);
        command.Options.Add(_reason);
    }

    /// <summary>Whether anything is excluded.</summary>
    public bool IsSet(ParseResult result) => result.GetValue(_lane) is not null || result.GetValue(_event) is not null || result.GetValue(_reason) is not null;

    /// <summary>Reads those that pass, the oldest first.</summary>
    /// <param name="outbox">The outbox.</param>
    /// <param name="result">The command line.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async IAsyncEnumerable<DeadLetter> ReadAsync(
        OpenOutbox outbox, ParseResult result, int most, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lane = result.GetValue(_lane) is { } name ? ReadLane(name) : null;
        for (long after = 0; most > 0;)
        {
            var letters = await outbox.DeadLetters.ListAsync(
                new DeadLetterFilter { Lane = lane, EventName = result.GetValue(_event), Reason = result.GetValue(_reason), AfterKey = after, MaxCount = Math.Min(most, Page) }, cancellationToken);
            foreach (var letter in letters)
            {
                yield return letter;
            }

            if (letters.Count == 0)
            {
                yield break;
            }

            (after, most) = (letters[^1].Key, most - letters.Count);
        }
    }

    /// <summary>Reads a lane's name, which is the path of its settings.</summary>
    /// <exception cref="ToolException">It is none.</exception>
    private static Lane ReadLane(string name)
    {
        foreach (var target in Enum.GetValues<EventTarget>())
        {
            var whole = new Lane(target).Name;
            if (name == whole)
            {
                return new Lane(target);
            }

            var accounts = new Lane(target, "x").Name[..^1];
            if (name.StartsWith(accounts, StringComparison.Ordinal) && name.Length > accounts.Length)
            {
                return new Lane(target, name[accounts.Length..]);
            }
        }

        throw new ToolException($"--lane is '{name}'; a lane is named as the path of its settings, such as Gainsight:Px, Gainsight:Nxt or Gainsight:Px:Accounts:emea. `outbox status` lists them.");
    }
}
