using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace GainsightEvents.Emulator.Judging;

/// <summary>A C# type that the guard judged a value as, and how a value of it is read from the wire.</summary>
internal sealed class PlannedValueType
{
    private static readonly Dictionary<string, PlannedValueType> Known = new PlannedValueType[]
    {
        new(typeof(string), static json => json.ValueKind == JsonValueKind.String ? json.GetString() : null),
        new(typeof(bool), static json => json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetBoolean() : null),
        Number<sbyte>(),
        Number<byte>(),
        Number<short>(),
        Number<ushort>(),
        Number<int>(),
        Number<uint>(),
        Number<long>(),
        Number<ulong>(),
        Number<float>(),
        Number<double>(),
        Number<decimal>(),
        Text<Guid>(static text => Guid.TryParseExact(text, "D", out var value) ? value : null),
        new(typeof(Uri), static json => json.ValueKind == JsonValueKind.String && Uri.TryCreate(json.GetString(), UriKind.RelativeOrAbsolute, out var value) ? value : null),
        Text<DateTimeOffset>(static text =>
            DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var value) ? value : null),
        Text<DateOnly>(static text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) ? value : null),
        Text<TimeOnly>(static text => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : null),
        Text<TimeSpan>(static text => TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var value) ? value : null),
    }.ToDictionary(static each => each.Type.FullName!, StringComparer.Ordinal);

    private readonly Func<JsonElement, object?> _read;

    private PlannedValueType(Type type, Func<JsonElement, object?> read) => (Type, _read) = (type, read);

    public Type Type { get; }

    /// <summary>The type of that full name; null where values of it are not read back.</summary>
    public static PlannedValueType? Find(string fullName) => Known.GetValueOrDefault(fullName);

    /// <summary>Reads a value; one that the type does not have is another keyword's to refuse.</summary>
    public bool TryRead(JsonElement json, out object? value)
    {
        value = _read(json);
        return value is not null;
    }

    // An id that is a number is a string in the PX envelope.
    private static PlannedValueType Number<T>()
        where T : struct, INumber<T> =>
        new(typeof(T), static json => json.ValueKind switch
        {
            JsonValueKind.Number => Parse<T>(json.GetRawText()),
            JsonValueKind.String => Parse<T>(json.GetString()!),
            _ => null,
        });

    private static object? Parse<T>(string text)
        where T : struct, INumber<T> =>
        T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && T.IsFinite(value) ? value : null;

    private static PlannedValueType Text<T>(Func<string, T?> read)
        where T : struct =>
        new(typeof(T), json => json.ValueKind == JsonValueKind.String ? read(json.GetString()!) : null);
}
