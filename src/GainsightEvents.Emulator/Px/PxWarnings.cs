using System.Text.Json;
using System.Text.RegularExpressions;
using GainsightEvents.Emulator.Judging;

namespace GainsightEvents.Emulator.Px;

/// <summary>What Gainsight PX would take, but a person should know about an event that fits the schema.</summary>
internal static partial class PxWarnings
{
    private const int MaxEventName = 2_000;
    private const int MaxAttributes = 50;
    private const int MaxAttributeName = 1_024;
    private const int MaxAttributeValue = 1_024;

    private static readonly HashSet<string> EnvelopeFields = new(StringComparer.Ordinal)
    {
        "identifyId", "propertyKey", "userType", "eventName", "date", "sessionId", "accountId", "url", "referrer", "remoteHost",
        "eventId", "eventType", "globalContext", "attributes",
    };

    public static IReadOnlyList<string> Find(JsonElement payload)
    {
        // A schema of the user's own may accept what this one never would.
        var envelope = MembersOf(payload);
        var attributes = envelope.TryGetValue("attributes", out var value) ? MembersOf(value) : [];
        return [.. OfEnvelope(envelope), .. OfNames(attributes.Keys), .. OfValues(attributes)];
    }

    private static IEnumerable<string> OfEnvelope(Dictionary<string, JsonElement> envelope)
    {
        if (LengthOf(envelope.GetValueOrDefault("eventName")) > MaxEventName)
        {
            yield return $"The eventName has more than {MaxEventName} characters, Gainsight PX's documented limit.";
        }

        if (envelope.GetValueOrDefault("propertyKey") is { ValueKind: JsonValueKind.String } key && !PropertyKeyShape().IsMatch(key.GetString()!))
        {
            yield return "The propertyKey does not look like a product key, such as AP-XXXXXXXXXX-2.";
        }

        foreach (var unknown in envelope.Keys.Where(name => !EnvelopeFields.Contains(name)))
        {
            yield return $"A field is not documented for a PX event; an event's own properties belong into 'attributes': '{unknown}'.";
        }
    }

    private static IEnumerable<string> OfNames(Dictionary<string, JsonElement>.KeyCollection names)
    {
        if (names.Count > MaxAttributes)
        {
            yield return $"The event has {names.Count} attributes; Gainsight PX documents {MaxAttributes}.";
        }

        foreach (var name in names.Where(name => name.Length > MaxAttributeName))
        {
            yield return $"An attribute's name has more than {MaxAttributeName} characters, Gainsight PX's documented limit: '{name}'.";
        }

        foreach (var alike in names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            yield return $"Attributes differ only by case, and Gainsight PX may keep one of them: {string.Join(", ", alike.Select(name => $"'{name}'"))}.";
        }
    }

    private static IEnumerable<string> OfValues(Dictionary<string, JsonElement> attributes) =>
        from attribute in attributes
        where LengthOf(attribute.Value) > MaxAttributeValue
        select $"An attribute's value has more than {MaxAttributeValue} characters, a limit that some of Gainsight's pages state: '{attribute.Key}'.";

    private static Dictionary<string, JsonElement> MembersOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? JsonMembers.Read(value) : [];

    private static int LengthOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()!.Length : 0;

    [GeneratedRegex(@"^AP-.+-[0-9]+(-[0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PropertyKeyShape();
}
