using System.Globalization;

namespace GainsightEvents.Rules;

/// <summary>
/// Reads the bounds of [Range(typeof(T), "…", "…")], and text that is compared with them, as T's type converter reads text in the
/// invariant culture. (The attribute reads it in the current one unless it is told <c>ParseLimitsInInvariantCulture</c> and
/// <c>ConvertValueInInvariantCulture</c>; an event must not be valid in one country only.)
/// </summary>
internal static class OperandReader
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static ValueRule CreateRange(Type type, string minimum, string maximum, bool minimumIsExclusive, bool maximumIsExclusive)
    {
        return Type.GetTypeCode(type) switch
        {
            TypeCode.SByte => Create(static text => Hexadecimal(text) is { } digits ? Convert.ToSByte(digits, 16) : sbyte.Parse(text, NumberStyles.Integer, Invariant)),
            TypeCode.Byte => Create(static text => Hexadecimal(text) is { } digits ? Convert.ToByte(digits, 16) : byte.Parse(text, NumberStyles.Integer, Invariant)),
            TypeCode.Int16 => Create(static text => Hexadecimal(text) is { } digits ? Convert.ToInt16(digits, 16) : short.Parse(text, NumberStyles.Integer, Invariant)),
            TypeCode.UInt16 => Create(static text => Hexadecimal(text) is { } digits ? Convert.ToUInt16(digits, 16) : ushort.Parse(text, NumberStyles.Integer, Invariant)),
            TypeCode.Int32 => Create(static text => Hexadecimal(text) is { } digits ? Convert.ToInt32(digits, 16) : int.Parse(text, NumberStyles.Integer, Invariant)),
            TypeCode.UInt32 => Create(static text => Hexadecimal(text) is { } digits ? Convert.ToUInt32(digits, 16) : uint.Parse(text, NumberStyles.Integer, Invariant)),
            TypeCode.Int64 => Create(static text => Hexadecimal(text) is { } digits ? Convert.ToInt64(digits, 16) : long.Parse(text, NumberStyles.Integer, Invariant)),
            TypeCode.UInt64 => Create(static text => Hexadecimal(text) is { } digits ? Convert.ToUInt64(digits, 16) : ulong.Parse(text, NumberStyles.Integer, Invariant)),
            TypeCode.Single => Create(static text => float.Parse(text, NumberStyles.Float, Invariant)),
            TypeCode.Double => Create(static text => double.Parse(text, NumberStyles.Float, Invariant)),
            TypeCode.Decimal => Create(static text => decimal.Parse(text, NumberStyles.Float, Invariant)),
            TypeCode.DateTime => Create(static text => text.Length == 0 ? default : DateTime.Parse(text, Invariant)),
            TypeCode.Boolean => Create(bool.Parse),
            _ when type == typeof(DateTimeOffset) => Create(static text => text.Length == 0 ? default : DateTimeOffset.Parse(text, Invariant)),
            _ when type == typeof(TimeSpan) => Create(static text => TimeSpan.Parse(text, Invariant)),
            _ when type == typeof(Guid) => Create(static text => new Guid(text)),
#if NET8_0_OR_GREATER
            _ when type == typeof(DateOnly) => Create(static text => text.Length == 0 ? default : DateOnly.Parse(text, Invariant)),
            _ when type == typeof(TimeOnly) => Create(static text => text.Length == 0 ? default : TimeOnly.Parse(text, Invariant)),
#endif
            _ => new UnmeetableRule($"a range of '{type?.Name}' is not checked; give bounds of a number, date or time"),
        };

        ValueRule Create<T>(Func<string, T> read)
            where T : IComparable<T>
        {
            Bounds<T> bounds;
            try
            {
                bounds = new Bounds<T>(read(minimum.Trim()), read(maximum.Trim()), minimumIsExclusive, maximumIsExclusive);
            }
            catch (Exception unreadable) when (unreadable is FormatException or OverflowException or ArgumentException or NullReferenceException)
            {
                return new UnmeetableRule($"its bounds '{minimum}' and '{maximum}' are not both of type {typeof(T).Name}");
            }

            return bounds.Flaw is null
                ? new TypedRangeRule<T>(bounds, text => read(text.Trim()))
                : new UnmeetableRule($"its range {minimum} to {maximum} holds no value");
        }
    }

    private static string? Hexadecimal(string text) =>
        text.Length > 0 && text[0] == '#' ? text.Substring(1)
        : text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) || text.StartsWith("&h", StringComparison.OrdinalIgnoreCase) ? text.Substring(2)
        : null;
}
