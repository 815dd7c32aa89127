using System.Text.Json;
using System.Text.Unicode;

namespace GainsightEvents.Emulator.Json;

/// <summary>Reads a request's body as strictly as RFC 8259 asks: UTF-8 throughout, no lone surrogates, one value.</summary>
internal static class JsonBody
{
    /// <summary>Reads the body.</summary>
    /// <returns>The value, or null and why there is none.</returns>
    public static JsonElement? Read(ReadOnlyMemory<byte> body, out string? problem)
    {
        problem = null;
        try
        {
            RefuseBrokenText(body.Span);
            var reader = new Utf8JsonReader(body.Span);
            return JsonElement.ParseValue(ref reader);
        }
        catch (JsonException e)
        {
            problem = $"The body is not JSON: {e.Message}";
        }
        catch (InvalidOperationException)
        {
            problem = "The body is not JSON: a string in it is not valid UTF-8, or escapes half a surrogate pair.";
        }

        return null;
    }

    // The parser leaves strings as they are until somebody reads them, so somebody does.
    private static void RefuseBrokenText(ReadOnlySpan<byte> body)
    {
        var isUtf8 = Utf8.IsValid(body);
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && (reader.ValueIsEscaped || !isUtf8))
            {
                _ = reader.GetString();
            }
        }
    }
}
