using System.Text.Json;
using GainsightEvents.Model;
using GainsightEvents.Wire;

namespace GainsightEvents.Serialization;

public ref partial struct EventWriter
{
    /// <summary>Starts a JSON string that holds JSON: what is written until <see cref="EndText"/>.</summary>
    public void BeginText()
    {
        WriteLiteral("\""u8);
        _textStart = _length;
    }

    /// <summary>Ends the string that <see cref="BeginText"/> started, and escapes what it holds, in place.</summary>
    public void EndText()
    {
        var escapes = JsonText.CountEscapes(_buffer.AsSpan(_textStart, _length - _textStart));
        Reserve(escapes + 1);
        JsonText.EscapeInPlace(_buffer.AsSpan(_textStart, _length - _textStart + escapes), escapes);
        _length += escapes;
        _buffer[_length++] = (byte)'"';
        _textStart = 0;
    }

    /// <summary>Writes a comma, unless nothing precedes it in its array.</summary>
    public void WriteComma()
    {
        if (_buffer[_length - 1] != (byte)'[')
        {
            WriteLiteral(","u8);
        }
    }

    /// <summary>Writes a dictionary's key as a name, with the comma that may have to precede it.</summary>
    public void WriteKey(string? key, int member)
    {
        if (_buffer[_length - 1] != (byte)'{')
        {
            WriteLiteral(","u8);
        }

        RequireName(key, member);
        WriteText(key ?? string.Empty);
        WriteLiteral(":"u8);
    }

    /// <summary>Refuses a null in a value whose type admits none, and writes <c>null</c>.</summary>
    public void WriteMissing(int member)
    {
        RefuseNull(member);
        WriteLiteral("null"u8);
    }

    /// <summary>
    /// Writes the name of a value of extension data. A name that a declared member has, also one that differs by case only, is refused
    /// and not written.
    /// </summary>
    /// <returns>Whether the name was written, and the value is to follow.</returns>
    public bool WriteExtensionName(string? name, int member, EventTarget target)
    {
        foreach (var declared in _descriptor.Members)
        {
            if (IsBeside(declared, target) && string.Equals(declared.WireName, name, StringComparison.OrdinalIgnoreCase))
            {
                Refuse($"{_descriptor.Members[member].Name}[\"{name}\"]", $"the event declares '{declared.WireName}' itself; set {declared.Name}, or choose another key.");
                return false;
            }
        }

        WriteKey(name, member);
        return true;
    }

    /// <summary>
    /// Writes a value of extension data by its run-time type: string, bool, a number, Guid, Uri, a date or time, TimeSpan, or
    /// JsonElement. Others are refused.
    /// </summary>
    public void WriteExtensionValue(object? value, int member, EventTarget target)
    {
        if (value is JsonElement element)
        {
            WriteExtensionValue(element, member, target);
        }
        else if (!TryWriteScalar(value, member))
        {
            RefuseType(value!.GetType(), member);
        }
    }

    /// <summary>Writes a value of extension data; for PX, an object or an array as a string of JSON.</summary>
    public void WriteExtensionValue(JsonElement value, int member, EventTarget target)
    {
        if (target == EventTarget.Px && value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
        {
            BeginText();
            WriteJson(value, member);
            EndText();
        }
        else
        {
            WriteJson(value, member);
        }
    }

    // Marked members stand among the members of an NXT body, and apart from the attributes of a PX event.
    private static bool IsBeside(EventMember declared, EventTarget target) => declared.Role switch
    {
        MemberRole.ExtensionData => false,
        MemberRole.Attribute => true,
        _ => target == EventTarget.Nxt,
    };

    // A name's parts are the user's own; a lone surrogate in one has no UTF-8 form, and a replacement would be another name.
    private void RequireName(string? name, int member)
    {
        if (name is null)
        {
            Refuse(PathOf(member), "a key is null; names in a JSON object are strings.");
        }
        else if (UnicodeText.HasLoneSurrogate(name))
        {
            Refuse(PathOf(member), $"the key '{name}' holds half of a surrogate pair, which has no UTF-8 form; name it with whole characters.");
        }
    }
}
