using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using GainsightEvents.Outbox;
using GainsightEvents.Tool.Commands;
using GainsightEvents.Tool.Terminals;
using Spectre.Console;

namespace GainsightEvents.Tool.Outboxes;

/// <summary><c>outbox status</c>: the account of each lane, and whether it delivers.</summary>
internal sealed class StatusCommand() : StoreCommand("status", "The account of each lane: what it accepted, what became of it, and whether it delivers. Exits with 1 where accepted events are missing.")
{
    protected override async Task<int> RunAsync(OpenOutbox outbox, ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        var snapshot = await outbox.Store.ReadAsync(cancellationToken);
        var lanes = snapshot.Lanes.OrderBy(static lane => lane.Lane.Name, StringComparer.Ordinal).ToList();
        if (terminal.IsJson)
        {
            terminal.WriteJson(writer => Write(writer, outbox.Name, lanes, snapshot.Now));
        }
        else if (lanes.Count == 0)
        {
            terminal.WriteLine($"{outbox.Name} has never held an event.");
        }
        else
        {
            Show(terminal, lanes, snapshot.Now);
        }

        return snapshot.Total is { Balances: true, Missing: 0 } ? ExitCodes.Success : ExitCodes.Found;
    }

    private static void Show(Terminal terminal, List<LaneSnapshot> lanes, long now)
    {
        var table = Terminal.NewTable("Lane", "Queued", "Oldest", "Delivered", "Dead", "Expired", "Discarded", "Purged", "Missing", "State");
        foreach (var lane in lanes)
        {
            var (counts, state) = (lane.Counts, LaneCondition.Of(lane, now));
            table.AddRow(
                [.. new[]
                {
                    lane.Lane.Name, Number(counts.Queued), lane.OldestFor is { } age ? Durations.Show(age) : "", Number(counts.Delivered), Number(counts.DeadLettered), Number(counts.Expired),
                    Number(counts.Discarded), Number(counts.Purged), Number(counts.Missing), state.Reason.Length > 0 ? $"{state.Name}: {state.Reason}" : state.Name,
                }.Select(Terminal.Cell)]);
        }

        terminal.Console.Write(table);
    }

    private static void Write(Utf8JsonWriter writer, string name, List<LaneSnapshot> lanes, long now)
    {
        writer.WriteStartObject();
        writer.WriteString("outbox", name);
        writer.WriteStartArray("lanes");
        foreach (var lane in lanes)
        {
            var (counts, state) = (lane.Counts, LaneCondition.Of(lane, now));
            writer.WriteStartObject();
            writer.WriteString("lane", lane.Lane.Name);
            writer.WriteNumber("accepted", counts.Accepted);
            writer.WriteNumber("queued", counts.Queued);
            writer.WriteNumber("delivered", counts.Delivered);
            writer.WriteNumber("deadLettered", counts.DeadLettered);
            writer.WriteNumber("expired", counts.Expired);
            writer.WriteNumber("discarded", counts.Discarded);
            writer.WriteNumber("purged", counts.Purged);
            writer.WriteNumber("missing", counts.Missing);
            writer.WriteBoolean("balances", counts.Balances);
            writer.WriteNumber("bytes", lane.Bytes);
            if (lane.OldestFor is { } age)
            {
                writer.WriteNumber("oldestSeconds", Math.Round(age.TotalSeconds, 3));
            }

            writer.WriteString("state", state.Name);
            if (state.Reason.Length > 0)
            {
                writer.WriteString("reason", state.Reason);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
