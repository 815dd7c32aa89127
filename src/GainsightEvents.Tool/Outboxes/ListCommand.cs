using System.CommandLine;
using System.Globalization;
using GainsightEvents.Tool.Commands;
using GainsightEvents.Tool.Terminals;
using Spectre.Console;

namespace GainsightEvents.Tool.Outboxes;

/// <summary><c>outbox list</c>: the dead letters, a line each.</summary>
internal sealed class ListCommand : StoreCommand
{
    private readonly LetterFilter _filter = new();

    private readonly Option<int> _max = new("--max") { Description = "How many at most, the oldest first.", DefaultValueFactory = static _ => 100 };

    public ListCommand()
        : base("list", "The dead letters, a line each: events that could not be delivered, with the reason.")
    {
        _filter.AddTo(this);
        Options.Add(_max);
        _max.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--max must be at least 1.");
            }
        });
    }

    protected override async Task<int> RunAsync(OpenOutbox outbox, ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        var most = result.GetValue(_max);

        // One more tells whether there are more.
        var letters = new List<DeadLetter>();
        await foreach (var letter in _filter.ReadAsync(outbox, result, most + 1, cancellationToken))
        {
            letters.Add(letter);
        }

        var more = letters.Count > most;
        if (more)
        {
            letters.RemoveAt(most);
        }

        if (terminal.IsJson)
        {
            terminal.WriteJson(writer =>
            {
                writer.WriteStartObject();
                writer.WriteStartArray("deadLetters");
                letters.ForEach(letter => LetterJson.Write(writer, letter, withBody: false));
                writer.WriteEndArray();
                writer.WriteBoolean("more", more);
                writer.WriteEndObject();
            });
        }
        else if (letters.Count == 0)
        {
            terminal.WriteLine(_filter.IsSet(result) ? "No dead letter passes." : "There are no dead letters.");
        }
        else
        {
            Show(terminal, letters);
            if (more)
            {
                terminal.Complain(string.Create(CultureInfo.InvariantCulture, $"There are more than {most}; --max shows more, --lane, --event and --reason choose."));
            }
        }

        return ExitCodes.Success;
    }

    private static void Show(Terminal terminal, List<DeadLetter> letters)
    {
        var table = Terminal.NewTable("Key", "Event", "Lane", "Since", "Attempts", "Reason");
        foreach (var letter in letters)
        {
            table.AddRow(
                [.. new[]
                {
                    letter.Key.ToString(CultureInfo.InvariantCulture), letter.EventName, letter.Lane.Name, LetterJson.Time(letter.DeadLetteredAt),
                    letter.Attempts.ToString(CultureInfo.InvariantCulture), letter.Reason,
                }.Select(Terminal.Cell)]);
        }

        terminal.Console.Write(table);
    }
}
