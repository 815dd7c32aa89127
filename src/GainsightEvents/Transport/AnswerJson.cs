using System.Text.Json;

namespace GainsightEvents.Transport;

/// <summary>Finds the message in the error bodies that Gainsight PX has been seen to send.</summary>
internal static class AnswerJson
{
    /// <summary>
    /// Reads <c>{"externalapierror":{"message":…,"subErrors":[{"message":…}]}}</c> or <c>{"errorMessage":…}</c>; anything else is
    /// left to the caller, whatever it is.
    /// </summary>
    public static bool TryReadMessage(ReadOnlyMemory<byte> body, out string message)
    {
        message = "";
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (TryGet(root, "externalapierror", out var error))
            {
                var parts = new List<string>();
                AddText(parts, error, "message");
                AddText(parts, error, "debugMessage");
                if (TryGet(error, "subErrors", out var list) && list.ValueKind == JsonValueKind.Array)
                {
                    foreach (var item in list.EnumerateArray())
                    {
                        AddText(parts, item, "message");
                    }
                }

                message = string.Join("; ", parts);
            }
            else if (TryGet(root, "errorMessage", out var text) && text.ValueKind == JsonValueKind.String)
            {
                message = text.GetString()!;
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // No JSON, or a string that is no Unicode.
        }

        return message.Length > 0;
    }

    private static void AddText(List<string> parts, JsonElement parent, string name)
    {
        if (TryGet(parent, name, out var value) && value.ValueKind == JsonValueKind.String)
        {
            parts.Add(value.GetString()!);
        }
    }

    private static bool TryGet(JsonElement parent, string name, out JsonElement value)
    {
        value = default;
        return parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out value);
    }
}
