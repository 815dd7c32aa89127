using GainsightEvents.Wire;

namespace GainsightEvents.Serialization;

// What the compiler checks of declared events is checked here of those that are named when they are published.
public ref partial struct EventWriter
{
    /// <summary>Writes an event's name as a JSON string. An empty one, or one that is no Unicode, is refused.</summary>
    internal void WriteEventName(string name)
    {
        RequireName("Name", name, "event");
        WriteText(name);
    }

    /// <summary>Writes a JSON string.</summary>
    internal void WriteDynamic(string value) => WriteText(value);

    /// <summary>Writes a JSON number. NaN and the infinities are refused.</summary>
    internal void WriteDynamic(string name, double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            Refuse(name, $"{value.ToString(System.Globalization.CultureInfo.InvariantCulture)} is no JSON number and Gainsight cannot take it; set a finite value, or leave it out.");
            WriteLiteral("null"u8);
        }
        else
        {
            WriteNumber(value, -1);
        }
    }

    /// <summary>Writes the members of an object, without its braces. What has no value is left out.</summary>
    internal void WriteValues(Dictionary<string, EventValue>? values)
    {
        if (values is null)
        {
            return;
        }

        var separator = ReadOnlySpan<byte>.Empty;
        foreach (var pair in values)
        {
            RequireName(pair.Key, pair.Key, "attribute");
            RequireUnique(pair.Key, values);
            if (!pair.Value.IsNone)
            {
                WriteLiteral(separator);
                WriteText(pair.Key);
                WriteLiteral(":"u8);
                pair.Value.Write(pair.Key, ref this);
                separator = ","u8;
            }
        }
    }

    /// <summary>Refuses what no HTTP header can carry. Writes nothing.</summary>
    internal void RequireHeader(string member, string? value)
    {
        if (value is not null && !HeaderText.FitsName(value))
        {
            Refuse(member, $"'{value}' fits no HTTP header, in which Gainsight NXT takes it; use visible ASCII, with spaces only inside.");
        }
    }

    /// <summary>Refuses blank text. Null is refused where it is written. Writes nothing.</summary>
    internal void RequireText(string member, string? value)
    {
        if (value is not null && string.IsNullOrWhiteSpace(value))
        {
            Refuse(member, "is blank; Gainsight NXT needs a value. Set it.");
        }
    }

    /// <summary>Refuses a count below zero. Writes nothing.</summary>
    internal void RequireCount(string member, long value)
    {
        if (value < 0)
        {
            Refuse(member, $"is {value.ToString(System.Globalization.CultureInfo.InvariantCulture)}; a count is not negative. Correct it, or leave it out.");
        }
    }

    /// <summary>Writes the tenant of a System Asset Event: the configured one. Another one is refused.</summary>
    internal void WriteTenantId(string? value)
    {
        if (value is not null && value != _settings.TenantId)
        {
            Refuse("TenantId", $"'{value}' is not the tenant the event is sent to, '{_settings.TenantId}'; leave TenantId out, or publish to the account of that tenant.");
        }

        WriteText(value ?? _settings.TenantId);
    }

    private void RequireName(string member, string name, string what)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            Refuse(member, $"the {what}'s name is empty; give it one.");
        }
        else if (UnicodeText.HasLoneSurrogate(name))
        {
            Refuse(member, $"the {what}'s name has half of a surrogate pair, which is no Unicode; correct it.");
        }
    }

    private void RequireUnique(string name, Dictionary<string, EventValue> values)
    {
        foreach (var other in values.Keys)
        {
            if (other.Length == name.Length && string.CompareOrdinal(other, name) > 0 && string.Equals(other, name, StringComparison.OrdinalIgnoreCase))
            {
                Refuse(name, $"'{other}' differs from it only by case, which Gainsight does not always tell apart; rename one of them.");
            }
        }
    }
}
