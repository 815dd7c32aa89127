using System.Text.Encodings.Web;
using System.Text.Json;
using GainsightEvents.Model;
using Spectre.Console;

namespace GainsightEvents.Tool.Terminals;

/// <summary>Where a command answers: tables for people, or JSON for programs; complaints apart from both.</summary>
internal sealed class Terminal
{
    // Wider than any line: what goes to a file or a pipe is not broken, so that each row can be searched for.
    private const int Unbroken = 10_000;

    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TextWriter _output;
    private readonly TextWriter _errors;

    public Terminal(TextWriter output, TextWriter errors, bool isJson)
    {
        (_output, _errors, IsJson) = (output, errors, isJson);
        Console = Create(output, IsRedirected(output));
        IsInteractive = !IsRedirected(output) && !System.Console.IsInputRedirected;
    }

    /// <summary>Whether the answer is JSON.</summary>
    public bool IsJson { get; }

    /// <summary>Whether a person can be asked.</summary>
    public bool IsInteractive { get; }

    /// <summary>For people. Colours only where it is a terminal.</summary>
    public IAnsiConsole Console { get; }

    /// <summary>Answers in JSON.</summary>
    public void WriteJson(Action<Utf8JsonWriter> write) => _output.WriteLine(ToJson(write));

    /// <summary>JSON as it is answered.</summary>
    public static string ToJson(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            write(writer);
        }

        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>A line for people.</summary>
    public void WriteLine(string line) => _output.WriteLine(line);

    /// <summary>What is wrong, or what happens meanwhile: never among the answer.</summary>
    public void Complain(string message) => _errors.WriteLine(message);

    /// <summary>A table with these heads.</summary>
    public static Table NewTable(params string[] heads)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var head in heads)
        {
            table.AddColumn(new TableColumn(new Text(head)));
        }

        return table;
    }

    /// <summary>A cell of text that somebody else wrote: on one line, and nothing in it is markup or changes the terminal.</summary>
    public static Text Cell(string? text) => new(OneLine.Of(text ?? ""));

    private static IAnsiConsole Create(TextWriter output, bool isRedirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (isRedirected)
        {
            console.Profile.Width = Unbroken;
        }

        return console;
    }

    private static bool IsRedirected(TextWriter output) => output != System.Console.Out || System.Console.IsOutputRedirected;
}
