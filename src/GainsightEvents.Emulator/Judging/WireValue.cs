using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace GainsightEvents.Emulator.Judging;

/// <summary>Reads values back from the wire as the C# types that they were.</summary>
internal static class WireValue
{
    private static readonly Dictionary<Type, Func<JsonElement, object?>> Readers = new()
    {
        [typeof(string)] = static json => json.ValueKind == JsonValueKind.String ? json.GetString() : null,
        [typeof(bool)] = static json => json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetBoolean() : null,
        [typeof(sbyte)] = Number<sbyte>,
        [typeof(byte)] = Number<byte>,
        [typeof(short)] = Number<short>,
        [typeof(ushort)] = Number<ushort>,
        [typeof(int)] = Number<int>,
        [typeof(uint)] = Number<uint>,
        [typeof(long)] = Number<long>,
        [typeof(ulong)] = Number<ulong>,
        [typeof(float)] = Number<float>,
        [typeof(double)] = Number<double>,
        [typeof(decimal)] = Number<decimal>,
        [typeof(Guid)] = Text<Guid>(static text => Guid.TryParseExact(text, "D", out var value) ? value : null),
        [typeof(Uri)] = static json =>
            json.ValueKind == JsonValueKind.String && Uri.TryCreate(json.GetString(), UriKind.RelativeOrAbsolute, out var value) ? value : null,
        [typeof(DateTimeOffset)] = Text<DateTimeOffset>(static text =>
            DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var value) ? value : null),
        [typeof(DateOnly)] = Text<DateOnly>(static text =>
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) ? value : null),
        [typeof(TimeOnly)] = Text<TimeOnly>(static text => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : null),
        [typeof(TimeSpan)] = Text<TimeSpan>(static text =>
            TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var value) ? value : null),
    };

    /// <summary>Whether values of the type can be read back. Not a DateTime, which the wire has in UTC whatever it was.</summary>
    public static bool CanRead(Type? type) => type is not null && Readers.ContainsKey(type);

    /// <summary>Reads a value; one that the type does not have is the schema's to refuse.</summary>
    public static bool TryRead(Type type, JsonElement json, out object? value)
    {
        value = Readers[type](json);
        return value is not null;
    }

    // An id that is a number is a string in the PX envelope.
    private static object? Number<T>(JsonElement json)
        where T : struct, INumber<T> => json.ValueKind switch
        {
            JsonValueKind.Number => Parse<T>(json.GetRawText()),
            JsonValueKind.String => Parse<T>(json.GetString()!),
            _ => null,
        };

    private static object? Parse<T>(string text)
        where T : struct, INumber<T> =>
        T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && T.IsFinite(value) ? value : null;

    private static Func<JsonElement, object?> Text<T>(Func<string, T?> read)
        where T : struct =>
        json => json.ValueKind == JsonValueKind.String ? read(json.GetString()!) : null;
}
