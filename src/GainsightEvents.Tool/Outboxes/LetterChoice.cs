using System.CommandLine;
using System.Globalization;
using GainsightEvents.Tool.Commands;
using GainsightEvents.Tool.Terminals;
using Spectre.Console;

namespace GainsightEvents.Tool.Outboxes;

/// <summary>The dead letters that a command changes: some keys, all that pass a filter, or all.</summary>
internal sealed class LetterChoice
{
    private const int Page = 1000;

    private readonly Argument<long[]> _keys = new("keys") { Description = "The keys of dead letters, as `outbox list` shows them.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<bool> _all = new("--all") { Description = "All dead letters, or all that --lane, --event and --reason choose." };
    private readonly Option<bool> _yes = new("--yes") { Description = "Do not ask." };
    private readonly LetterFilter _filter = new();

    public void AddTo(Command command)
    {
        command.Arguments.Add(_keys);
        command.Options.Add(_all);
        command.Options.Add(_yes);
        _filter.AddTo(command);
    }

    /// <summary>Whether it is said which ones.</summary>
    public bool IsMade(ParseResult result) => result.GetValue(_keys) is { Length: > 0 } || result.GetValue(_all) || _filter.IsSet(result);

    /// <summary>Finds the keys.</summary>
    /// <exception cref="ToolException">It is not said which ones, or in two ways.</exception>
    public async Task<List<long>> FindAsync(OpenOutbox outbox, ParseResult result, CancellationToken cancellationToken)
    {
        if (result.GetValue(_keys) is { Length: > 0 } keys)
        {
            return !result.GetValue(_all) && !_filter.IsSet(result)
                ? [.. keys.Distinct()]
                : throw new ToolException("Keys are named, and --all, --lane, --event or --reason as well. Leave out one of them.");
        }

        if (!result.GetValue(_all))
        {
            throw new ToolException("Which dead letters? Name their keys, or add --all, which --lane, --event and --reason narrow.");
        }

        var found = new List<long>();
        await foreach (var letter in _filter.ReadAsync(outbox, result, int.MaxValue, cancellationToken))
        {
            found.Add(letter.Key);
        }

        return found;
    }

    /// <summary>Asks whether to go on.</summary>
    /// <exception cref="ToolException">Nobody can be asked, and <c>--yes</c> is not there.</exception>
    public async Task<bool> ConfirmAsync(ParseResult result, Terminal terminal, string question, CancellationToken cancellationToken) =>
        result.GetValue(_yes)
        || (terminal.IsInteractive
            ? await new ConfirmationPrompt(Markup.Escape(question)) { DefaultValue = false }.ShowAsync(terminal.Console, cancellationToken)
            : throw new ToolException($"{question} Nobody can be asked here; add --yes."));

    /// <summary>Changes them, some at a time.</summary>
    /// <returns>How many of them were dead letters.</returns>
    public static async Task<int> ChangeAsync(List<long> keys, Func<IReadOnlyCollection<long>, ValueTask<int>> change)
    {
        var changed = 0;
        foreach (var page in keys.Chunk(Page))
        {
            changed += await change(page);
        }

        return changed;
    }

    /// <summary>Tells how many were changed.</summary>
    public static int Tell(Terminal terminal, string verb, int changed, int asked)
    {
        if (terminal.IsJson)
        {
            terminal.WriteJson(writer =>
            {
                writer.WriteStartObject();
                writer.WriteNumber(verb, changed);
                writer.WriteNumber("notFound", asked - changed);
                writer.WriteEndObject();
            });
        }
        else
        {
            terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{changed} {(changed == 1 ? "dead letter" : "dead letters")} {verb}."));
        }

        if (changed < asked)
        {
            terminal.Complain(string.Create(CultureInfo.InvariantCulture, $"{asked - changed} of {asked} were no dead letters any more."));
        }

        return changed == asked ? ExitCodes.Success : ExitCodes.Found;
    }
}
