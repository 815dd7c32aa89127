using System.Text.Json;

namespace GainsightEvents.Serialization;

public ref partial struct EventWriter
{
    /// <summary>Writes a value whose type is known at run time only, if it is a scalar.</summary>
    private bool TryWriteScalar(object? value, int member)
    {
        switch (value)
        {
            case null:
                WriteLiteral("null"u8);
                return true;
            case string text:
                WriteText(text);
                return true;
            case bool flag:
                WriteBoolean(flag);
                return true;
            case Guid id:
                WriteGuid(id);
                return true;
            case Uri uri:
                WriteText(uri.OriginalString);
                return true;
            default:
                return TryWriteNumber(value, member) || TryWriteTime(value);
        }
    }

    private bool TryWriteNumber(object value, int member)
    {
        switch (value)
        {
            case double number:
                WriteNumber(number, member);
                return true;
            case float number:
                WriteNumber(number, member);
                return true;
            case decimal number:
                WriteNumber(number);
                return true;
            case ulong number:
                WriteNumber(number);
                return true;
            case sbyte or byte or short or ushort or int or uint or long:
                WriteNumber(((IConvertible)value).ToInt64(null));
                return true;
            default:
                return false;
        }
    }

    private bool TryWriteTime(object value)
    {
        switch (value)
        {
            case DateTimeOffset time:
                WriteDateTime(time);
                return true;
            case DateTime time:
                WriteDateTime(time);
                return true;
            case TimeSpan span:
                WriteTimeSpan(span);
                return true;
#if NET8_0_OR_GREATER
            case DateOnly date:
                WriteDate(date.Year, date.Month, date.Day);
                return true;
            case TimeOnly time:
                WriteTimeOfDay(time.Ticks);
                return true;
#endif
            default:
                return false;
        }
    }

    // Token by token, so that white space and comments stay behind.
    private void WriteJson(JsonElement value, int member)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteLiteral("{"u8);
                foreach (var property in value.EnumerateObject())
                {
                    WriteLiteral(_buffer[_length - 1] == (byte)'{' ? "\""u8 : ",\""u8);
                    WriteLiteral(RawName(property));
                    WriteLiteral("\":"u8);
                    WriteJson(property.Value, member);
                }

                WriteLiteral("}"u8);
                break;
            case JsonValueKind.Array:
                WriteLiteral("["u8);
                foreach (var item in value.EnumerateArray())
                {
                    WriteComma();
                    WriteJson(item, member);
                }

                WriteLiteral("]"u8);
                break;
            case JsonValueKind.Undefined:
                Refuse(PathOf(member), "a JsonElement of no document; set one that was read, or null.");
                WriteLiteral("null"u8);
                break;
            default:
                WriteLiteral(RawValue(value));
                break;
        }
    }

#if NET10_0_OR_GREATER
    private static ReadOnlySpan<byte> RawName(JsonProperty property) => System.Runtime.InteropServices.JsonMarshal.GetRawUtf8PropertyName(property);

    private static ReadOnlySpan<byte> RawValue(JsonElement value) => System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(value);
#else
    // As it stands in the document, escapes and all: "name":value is what a property's text is.
    private static ReadOnlySpan<byte> RawName(JsonProperty property)
    {
        var text = property.ToString();
        var end = 1;
        while (text[end] != '"')
        {
            end += text[end] == '\\' ? 2 : 1;
        }

        return System.Text.Encoding.UTF8.GetBytes(text.Substring(1, end - 1));
    }

    private static ReadOnlySpan<byte> RawValue(JsonElement value) => System.Text.Encoding.UTF8.GetBytes(value.GetRawText());
#endif
}
