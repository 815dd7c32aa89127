using System.Text.Json;
using System.Text.Json.Nodes;

namespace GainsightEvents.Emulator.Inspector;

/// <summary>Reads what the page sends: one JSON object, and no more than a test event needs.</summary>
internal static class RequestJson
{
    private const int MostBytes = 2 * 1024 * 1024;

    /// <summary>Reads the object.</summary>
    /// <returns>The object; null where there is none.</returns>
    public static async Task<JsonObject?> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadBytesAsync(body, MostBytes, cancellationToken) is { } bytes ? JsonNode.Parse(bytes) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads a body up to a bound.</summary>
    /// <returns>The body; null where it is larger.</returns>
    public static async Task<byte[]?> ReadBytesAsync(Stream body, int mostBytes, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (kept.Length + read > mostBytes)
            {
                return null;
            }

            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }
}
