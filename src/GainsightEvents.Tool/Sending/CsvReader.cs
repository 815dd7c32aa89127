using System.Runtime.CompilerServices;
using System.Text.Json;
using GainsightEvents.Tool.Commands;
using nietras.SeparatedValues;

namespace GainsightEvents.Tool.Sending;

/// <summary>Reads a table with a head: commas, semicolons or tabs, values in quotes where they need them (RFC 4180). An empty cell is absent.</summary>
internal static class CsvReader
{
    public static async IAsyncEnumerable<InputLine> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Rows of another width are told one by one, instead of ending it all.
        using var reader = await Sep.Reader(static options => options with { Unescape = true, DisableColCountCheck = true }).FromAsync(stream, cancellationToken);
        IReadOnlyList<string> names = [.. reader.Header.ColNames.Select(static name => name.Trim())];
        if (names.Count == 0 || names.Any(string.IsNullOrEmpty))
        {
            throw new ToolException("The first line has to name each column, by the members of the plan.");
        }

        if (names.GroupBy(static name => name, StringComparer.Ordinal).FirstOrDefault(static same => same.Count() > 1) is { } twice)
        {
            throw new ToolException($"Two columns are named '{twice.Key}'. Rename one of them.");
        }

        while (await reader.MoveNextAsync(cancellationToken))
        {
            yield return Parse(names, reader.Current);
        }
    }

    private static InputLine Parse(IReadOnlyList<string> names, SepReader.Row row)
    {
        var line = new InputLine(row.LineNumberFrom, row.Span.ToString());
        if (row.ColCount != names.Count)
        {
            return line with { Problem = $"has {row.ColCount} columns, and the first line names {names.Count}" };
        }

        var values = new List<(string Name, JsonElement? Json, string? Text)>(names.Count);
        for (var i = 0; i < names.Count; i++)
        {
            if (row[i].Span is { Length: > 0 } cell)
            {
                values.Add((names[i], null, cell.ToString()));
            }
        }

        return line with { Values = values };
    }
}
