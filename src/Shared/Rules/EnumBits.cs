using System.Globalization;

namespace GainsightEvents.Rules;

/// <summary>The bits of an enum's value. Those of a negative one begin with ones.</summary>
internal static class EnumBits
{
    /// <param name="value">The value, or the integer that it is.</param>
    public static ulong Of(object value) => Convert.GetTypeCode(value) == TypeCode.UInt64
        ? Convert.ToUInt64(value, CultureInfo.InvariantCulture)
        : unchecked((ulong)Convert.ToInt64(value, CultureInfo.InvariantCulture));
}
