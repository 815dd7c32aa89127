using System.Globalization;
using System.Text.Json;
using GainsightEvents.Emulator.Json;
using GainsightEvents.Wire;

namespace GainsightEvents.Emulator.Px;

/// <summary>What Gainsight PX would take, but a person should know about an event that fits the schema.</summary>
internal sealed class PxWarnings(TimeProvider time)
{
    // 1973-03-03 and 5138-11-16 as milliseconds: dates of this century in seconds are below, in microseconds above.
    private const long FewestMilliseconds = 100_000_000_000;
    private const long MostMilliseconds = 100_000_000_000_000;

    // Clocks differ, also by a time zone that was taken for UTC.
    private static readonly TimeSpan LatestAhead = TimeSpan.FromDays(1);

    private static readonly HashSet<string> Fields = new(PxFields.All, StringComparer.Ordinal);

    private readonly PxEventNames _names = new();

    public IReadOnlyList<string> Find(JsonElement payload)
    {
        // A schema of the user's own may accept what this one never would.
        var envelope = MembersOf(payload);
        var attributes = envelope.TryGetValue(PxFields.Attributes, out var value) ? MembersOf(value) : [];
        return [.. OfEnvelope(envelope), .. OfDate(envelope), .. OfNames(attributes.Keys), .. OfValues(attributes), .. RepeatedMembers.Find(payload)];
    }

    private IEnumerable<string> OfEnvelope(Dictionary<string, JsonElement> envelope)
    {
        var name = envelope.GetValueOrDefault(PxFields.EventName);
        if (LengthOf(name) > PxLimits.EventName)
        {
            yield return $"The eventName has more than {PxLimits.EventName} characters, Gainsight PX's documented limit.";
        }

        if (envelope.GetValueOrDefault(PxFields.PropertyKey) is { ValueKind: JsonValueKind.String } key && !ProductKey.HasKnownShape(key.GetString()!))
        {
            yield return "The propertyKey does not look like a product key, such as AP-XXXXXXXXXX-2.";
        }

        foreach (var unknown in envelope.Keys.Where(field => !Fields.Contains(field)))
        {
            yield return $"A field is not documented for a PX event; an event's own properties belong into 'attributes': '{unknown}'.";
        }

        // What is left out is shown as absent, and what is there and empty as an empty value.
        foreach (var empty in envelope.Where(field => field.Value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(field.Value.GetString())))
        {
            yield return $"The field '{empty.Key}' is blank; leave it out where there is no value.";
        }

        if (name.ValueKind == JsonValueKind.String && _names.WarnOf(name.GetString()) is { } warning)
        {
            yield return warning;
        }
    }

    private IEnumerable<string> OfDate(Dictionary<string, JsonElement> envelope)
    {
        if (!envelope.TryGetValue(PxFields.Date, out var date) || !JsonNumber.TryRead(date, out var milliseconds))
        {
            yield break;
        }

        var shown = date.GetRawText();
        var ahead = milliseconds - time.GetUtcNow().ToUnixTimeMilliseconds();
        if (milliseconds < 0)
        {
            yield return $"The date {shown} is negative, and so before 1970; Gainsight PX takes milliseconds since 1970-01-01T00:00:00Z.";
        }
        else if (milliseconds < FewestMilliseconds)
        {
            yield return $"The date {shown} looks like seconds: as milliseconds it is {Show(milliseconds)}.";
        }
        else if (milliseconds >= MostMilliseconds)
        {
            yield return $"The date {shown} looks like microseconds or finer: as milliseconds it is beyond the year 5000.";
        }
        else if (ahead > LatestAhead.TotalMilliseconds)
        {
            yield return $"The date {shown} is in the future: {Show(milliseconds)}.";
        }

        static string Show(double milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> OfNames(Dictionary<string, JsonElement>.KeyCollection names)
    {
        if (names.Count > PxLimits.Attributes)
        {
            yield return $"The event has {names.Count} attributes; Gainsight PX documents {PxLimits.Attributes}.";
        }

        foreach (var name in names.Where(name => name.Length > PxLimits.AttributeName))
        {
            yield return $"An attribute's name has more than {PxLimits.AttributeName} characters, Gainsight PX's documented limit: '{name}'.";
        }

        if (new HashSet<string>(names, StringComparer.OrdinalIgnoreCase).Count == names.Count)
        {
            yield break;
        }

        foreach (var alike in names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            yield return $"Attributes differ only by case, and Gainsight PX may keep one of them: {string.Join(", ", alike.Select(name => $"'{name}'"))}.";
        }
    }

    private static IEnumerable<string> OfValues(Dictionary<string, JsonElement> attributes) =>
        from attribute in attributes
        where LengthOf(attribute.Value) > PxLimits.AttributeValue
        select $"An attribute's value has more than {PxLimits.AttributeValue} characters, a limit that some of Gainsight's pages state: '{attribute.Key}'.";

    private static Dictionary<string, JsonElement> MembersOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? JsonMembers.Read(value) : [];

    private static int LengthOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()!.Length : 0;
}
