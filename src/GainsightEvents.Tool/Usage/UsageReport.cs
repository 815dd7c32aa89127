using System.Globalization;
using System.Text.Json;
using GainsightEvents.Model;
using GainsightEvents.Tool.Commands;
using GainsightEvents.Tool.Terminals;
using Spectre.Console;

namespace GainsightEvents.Tool.Usage;

/// <summary>Tells which events are published and which are not, to people and to other programs.</summary>
/// <param name="Usages">The events.</param>
/// <param name="PublishedBefore">The types that an earlier report has as published; empty without one.</param>
internal sealed record UsageReport(IReadOnlyList<EventUsage> Usages, IReadOnlySet<string> PublishedBefore)
{
    private const string RuleId = "GSEPLAN01";

    /// <summary>Those that nothing of the application publishes, though something should.</summary>
    public IEnumerable<EventUsage> Unpublished => Usages.Where(static usage => usage.State is UsageState.Never or UsageState.OnlyInTests);

    /// <summary>Reads the types that a report in JSON has as published.</summary>
    /// <exception cref="ToolException">It is no such report.</exception>
    public static IReadOnlySet<string> ReadPublished(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.GetProperty("events").EnumerateArray()
                .Where(static usage => usage.GetProperty("state").GetString() == "published")
                .Select(static usage => usage.GetProperty("type").GetString()!)
                .ToHashSet(StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FileNotFoundException)
        {
            throw new ToolException($"--baseline is '{path}', which is no report of `plan usage --json`: {exception.Message}");
        }
    }

    public void Show(Terminal terminal)
    {
        var table = Terminal.NewTable("Event", "Type", "Published", "Declared");
        foreach (var usage in Usages)
        {
            table.AddRow(
                Terminal.Cell(string.Join(", ", usage.Names)),
                Terminal.Cell(usage.TypeName),
                Terminal.Cell(usage.State == UsageState.Published ? Places(usage) : Sentence(usage)),
                Terminal.Cell(usage.Declared.ToString()));
        }

        terminal.Console.Write(table);
        terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Usages.Count} events, {Unpublished.Count()} of them not published."));
    }

    public void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("events");
        foreach (var usage in Usages)
        {
            writer.WriteStartObject();
            writer.WriteString("type", usage.TypeName);
            WriteTexts(writer, "names", usage.Names);
            writer.WriteString("state", JsonNamingPolicy.CamelCase.ConvertName(usage.State.ToString()));
            writer.WriteBoolean("lastCallRemoved", IsLastCallRemoved(usage));
            writer.WriteString("declared", usage.Declared.ToString());
            WriteTexts(writer, "published", usage.Calls.Select(static call => call.ToString()));
            WriteTexts(writer, "publishedInTests", usage.TestCalls.Select(static call => call.ToString()));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>SARIF 2.1.0, as code scanning reads it.</summary>
    public void WriteSarif(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        writer.WriteStartObject();
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "gainsight-events");
        writer.WriteStartArray("rules");
        writer.WriteStartObject();
        writer.WriteString("id", RuleId);
        writer.WriteStartObject("shortDescription");
        writer.WriteString("text", "Event that nothing publishes");
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteStartArray("results");
        foreach (var usage in Unpublished)
        {
            writer.WriteStartObject();
            writer.WriteString("ruleId", RuleId);
            writer.WriteString("level", "warning");
            writer.WriteStartObject("message");
            writer.WriteString("text", $"{Subject(usage)} {Sentence(usage)}.");
            writer.WriteEndObject();
            writer.WriteStartArray("locations");
            writer.WriteStartObject();
            writer.WriteStartObject("physicalLocation");
            writer.WriteStartObject("artifactLocation");
            writer.WriteString("uri", UriOf(usage.Declared.PathInRepository));
            writer.WriteEndObject();
            writer.WriteStartObject("region");
            writer.WriteNumber("startLine", usage.Declared.Line);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Lines that a build shows as its own warnings.</summary>
    public IEnumerable<string> BuildWarnings => Unpublished.Select(usage =>
        $"{usage.Declared.Path}({usage.Declared.Line.ToString(CultureInfo.InvariantCulture)}): warning {RuleId}: {Subject(usage)} {Sentence(usage)}.");

    /// <summary>Lines that GitHub Actions shows at the source.</summary>
    public IEnumerable<string> GitHubAnnotations => Unpublished.Select(usage =>
        $"::warning file={Escape(usage.Declared.PathInRepository).Replace(",", "%2C", StringComparison.Ordinal).Replace(":", "%3A", StringComparison.Ordinal)},line={usage.Declared.Line}::{Escape($"{Subject(usage)} {Sentence(usage)}.")}");

    private static string Subject(EventUsage usage) => $"Event {string.Join(", ", usage.Names.Select(OneLine.Of))} ({usage.TypeName})";

    private static string UriOf(string path) => Path.IsPathRooted(path) ? new Uri(path).AbsoluteUri : Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal);

    private static string Places(EventUsage usage) => usage.Calls.Count == 1
        ? usage.Calls[0].ToString()
        : string.Create(CultureInfo.InvariantCulture, $"{usage.Calls[0]} and {usage.Calls.Count - 1} more");

    private static string Escape(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private bool IsLastCallRemoved(EventUsage usage) => usage.State != UsageState.Published && PublishedBefore.Contains(usage.TypeName);

    private string Sentence(EventUsage usage) => usage.State switch
    {
        UsageState.Retired => "is retired",
        UsageState.OnlyInTests when IsLastCallRemoved(usage) => "is published by tests only: its last call was removed",
        UsageState.OnlyInTests => "is published by tests only",
        _ when IsLastCallRemoved(usage) => "is no longer published: its last call was removed",
        _ => "is never published",
    };
}
