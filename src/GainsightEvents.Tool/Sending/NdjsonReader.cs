using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using GainsightEvents.Tool.Commands;
using GainsightEvents.Wire;

namespace GainsightEvents.Tool.Sending;

/// <summary>Reads one JSON object a line. A line that is none is handed on as such, and ends nothing.</summary>
internal static class NdjsonReader
{
    private const int LongestLine = 1024 * 1024;

    public static async IAsyncEnumerable<InputLine> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
        for (long number = 1; ;)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                if (Parse(number++, rest.Slice(0, end)) is { } line)
                {
                    yield return line;
                }

                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (read.IsCompleted)
            {
                if (Parse(number, rest) is { } last)
                {
                    yield return last;
                }

                await reader.CompleteAsync();
                yield break;
            }

            if (rest.Length > LongestLine)
            {
                throw new ToolException($"Line {number} is longer than {LongestLine} bytes. The input has to be one JSON object a line, each on one line.");
            }

            reader.AdvanceTo(rest.Start, rest.End);
        }
    }

    // A blank line is nothing.
    private static InputLine? Parse(long number, ReadOnlySequence<byte> sequence)
    {
        var bytes = sequence.ToArray().AsMemory();
        bytes = number == 1 && bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        var text = Encoding.UTF8.GetString(bytes.Span).Trim();
        if (text.Length == 0)
        {
            return null;
        }

        var line = new InputLine(number, text);
        if (!Utf8.IsValid(bytes.Span))
        {
            return line with { Problem = "is not valid UTF-8" };
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            ReadTexts(document.RootElement);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? line with { Values = [.. Flatten(document.RootElement)] }
                : line with { Problem = $"is {document.RootElement.ValueKind}, not an object" };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return line with { Problem = $"is not JSON: {exception.Message}" };
        }
    }

    // The parser leaves texts as they are until somebody reads them: half of a surrogate pair is found here, or nowhere.
    private static void ReadTexts(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                value.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    ReadTexts(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    _ = property.Name;
                    ReadTexts(property.Value);
                }

                break;
        }
    }

    // The attributes of a PX body may stand in an object of their own, as they do on the wire.
    private static IEnumerable<(string Name, JsonElement? Json, string? Text)> Flatten(JsonElement record)
    {
        foreach (var property in record.EnumerateObject())
        {
            if (property.Name == PxFields.Attributes && property.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var attribute in property.Value.EnumerateObject())
                {
                    if (attribute.Value.ValueKind != JsonValueKind.Null)
                    {
                        yield return ($"{PxFields.Attributes}.{attribute.Name}", attribute.Value.Clone(), null);
                    }
                }
            }
            else if (property.Value.ValueKind != JsonValueKind.Null)
            {
                yield return (property.Name, property.Value.Clone(), null);
            }
        }
    }
}
