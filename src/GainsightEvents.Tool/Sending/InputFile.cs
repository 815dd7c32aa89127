using GainsightEvents.Tool.Commands;

namespace GainsightEvents.Tool.Sending;

/// <summary>A file of events, read by what it is called.</summary>
internal static class InputFile
{
    /// <summary>Reads its records.</summary>
    /// <exception cref="ToolException">Its ending tells of no format that there is.</exception>
    public static IAsyncEnumerable<InputLine> ReadAsync(FileInfo file, Stream stream, CancellationToken cancellationToken) => file.Extension.ToLowerInvariant() switch
    {
        ".ndjson" or ".jsonl" => NdjsonReader.ReadAsync(stream, cancellationToken),
        ".csv" or ".tsv" => CsvReader.ReadAsync(stream, cancellationToken),
        var other => throw new ToolException($"--from is '{file.Name}', and '{other}' says nothing of its format. Name it .ndjson or .jsonl for one JSON object a line, .csv or .tsv for a table."),
    };
}
