using System.Text.Json;
using GainsightEvents.Emulator;

namespace GainsightEvents.Testing;

/// <summary>Reads values from the body of a request that the emulator has received.</summary>
public static class ReceivedEventExtensions
{
    /// <summary>An attribute of a PX event, or a member of an NXT event's body.</summary>
    /// <param name="received">The request.</param>
    /// <param name="name">The name on the wire, such as <c>featureName</c>.</param>
    /// <returns>A string as it is, everything else as JSON writes it, such as <c>42</c> or <c>true</c>; <see langword="null"/> where it is missing or null.</returns>
    public static string? Attribute(this ReceivedEvent received, string name)
    {
        ArgumentNullException.ThrowIfNull(received);
        return received.Target == EventTarget.Nxt ? Read(received, name) : Read(received, "attributes", name);
    }

    /// <summary>A field at the top level of the body, such as <c>sessionId</c>.</summary>
    /// <param name="received">The request.</param>
    /// <param name="name">The field's name on the wire.</param>
    /// <returns>A string as it is, everything else as JSON writes it; <see langword="null"/> where it is missing or null.</returns>
    public static string? Field(this ReceivedEvent received, string name)
    {
        ArgumentNullException.ThrowIfNull(received);
        return Read(received, name);
    }

    internal static string? Read(ReceivedEvent received, params ReadOnlySpan<string> path)
    {
        try
        {
            using var document = JsonDocument.Parse(received.Body);
            var value = document.RootElement;
            foreach (var name in path)
            {
                if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
                {
                    return null;
                }
            }

            return value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => value.GetString(),
                _ => value.GetRawText(),
            };
        }
        catch (JsonException)
        {
            // A bad event may have a body that is no JSON: it has no value.
            return null;
        }
    }
}
