using System.CommandLine;
using System.Text;
using System.Text.Json;
using GainsightEvents.Model;
using GainsightEvents.Tool.Commands;
using GainsightEvents.Tool.Terminals;
using Spectre.Console;

namespace GainsightEvents.Tool.Outboxes;

/// <summary><c>outbox show</c>: one dead letter with its body.</summary>
internal sealed class ShowCommand : StoreCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Argument<long> _key = new("key") { Description = "The dead letter's key, as `outbox list` shows it." };

    public ShowCommand()
        : base("show", "One dead letter, with its body. The body may hold personal data.") => Arguments.Add(_key);

    protected override async Task<int> RunAsync(OpenOutbox outbox, ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        var key = result.GetValue(_key);
        var letter = await outbox.DeadLetters.GetAsync(key, cancellationToken)
            ?? throw new ToolException($"There is no dead letter with the key {key} in {outbox.Name}. `outbox list` shows those that there are.");
        if (terminal.IsJson)
        {
            terminal.WriteJson(writer => LetterJson.Write(writer, letter, withBody: true));
            return ExitCodes.Success;
        }

        var table = new Grid().AddColumn().AddColumn();
        foreach (var (name, value) in new[]
        {
            ("Key", $"{letter.Key}"), ("Event", letter.EventName), ("Lane", letter.Lane.Name), ("Event id", $"{letter.EventId}"), ("Accepted", LetterJson.Time(letter.AcceptedAt)),
            ("Dead since", LetterJson.Time(letter.DeadLetteredAt)), ("Attempts", $"{letter.Attempts}"), ("Reason", letter.Reason),
        })
        {
            table.AddRow(Terminal.Cell(name), Terminal.Cell(value));
        }

        terminal.Console.Write(table);
        terminal.WriteLine(BodyOf(letter));
        return ExitCodes.Success;
    }

    // JSON escapes what would change the terminal; what is not JSON is put on one line.
    private static string BodyOf(DeadLetter letter)
    {
        try
        {
            using var document = JsonDocument.Parse(letter.Body);
            return string.Join('\n', JsonSerializer.Serialize(document.RootElement, Indented).Split('\n').Select(static line => line.TrimEnd('\r')));
        }
        catch (JsonException)
        {
            return OneLine.Of(Encoding.UTF8.GetString(letter.Body.Span));
        }
    }
}
