using System.Text.Json;
using GainsightEvents.Plans.Comparison;
using GainsightEvents.Tool.Terminals;
using Spectre.Console;

namespace GainsightEvents.Tool.Plans;

/// <summary>Tells what changed from one plan to another.</summary>
internal static class ComparisonReport
{
    /// <summary>Tells it, with the version that is due beside the one that the later plan has.</summary>
    public static void Tell(Terminal terminal, PlanComparison comparison, string? before, string? after)
    {
        if (terminal.IsJson)
        {
            terminal.WriteJson(writer => Write(writer, comparison, before, after));
        }
        else
        {
            Show(terminal, comparison, before, after);
        }
    }

    private static void Show(Terminal terminal, PlanComparison comparison, string? before, string? after)
    {
        if (comparison.Changes.Count == 0)
        {
            terminal.WriteLine("Nothing changed.");
            return;
        }

        var table = Terminal.NewTable("Class", "Change");
        foreach (var change in comparison.Changes)
        {
            table.AddRow(new Text(ClassOf(change), StyleOf(change)), Terminal.Cell(change.Message));
        }

        terminal.Console.Write(table);
        if (comparison.AdvisedVersion is { } advised)
        {
            terminal.WriteLine(advised == after ? $"Version {before} → {after}, as it should be." : $"Version {before} → {advised} is advised; the plan has {after ?? "none"}.");
        }
    }

    private static void Write(Utf8JsonWriter writer, PlanComparison comparison, string? before, string? after)
    {
        writer.WriteStartObject();
        writer.WriteString("class", Word(comparison.Class));
        writer.WriteBoolean("hasErrors", comparison.HasErrors);
        writer.WriteString("versionBefore", before);
        writer.WriteString("versionAfter", after);
        writer.WriteString("advisedVersion", comparison.AdvisedVersion);
        writer.WriteStartArray("changes");
        foreach (var change in comparison.Changes)
        {
            writer.WriteStartObject();
            writer.WriteString("event", change.Event);
            writer.WriteString("member", change.Member);
            writer.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(change.Kind.ToString()));
            writer.WriteString("class", Word(change.Class));
            writer.WriteBoolean("isAnnounced", change.IsAnnounced);
            writer.WriteBoolean("isError", change.IsError);
            writer.WriteString("before", change.Before);
            writer.WriteString("after", change.After);
            writer.WriteString("message", change.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string ClassOf(PlanChange change) => change switch
    {
        { IsError: true } => "error",
        { Class: PlanChangeClass.Breaking } => "breaking, announced",
        _ => Word(change.Class),
    };

    private static Style StyleOf(PlanChange change) => change switch
    {
        { IsError: true } => new Style(Color.Red),
        { Class: PlanChangeClass.Compatible } => new Style(Color.Green),
        _ => new Style(Color.Yellow),
    };

    private static string Word(PlanChangeClass judged) => JsonNamingPolicy.CamelCase.ConvertName(judged.ToString());
}
