using System.Globalization;

namespace GainsightEvents.Generators.Parsing.Plans;

/// <summary>A DateOnly or a TimeOnly as the runtime shows it: the compiler's own framework may have neither.</summary>
internal sealed class OperandOnly : IComparable<OperandOnly>
{
    private readonly DateTime _value;
    private readonly string _format;

    private OperandOnly(DateTime value, string format) => (_value, _format) = (value, format);

    /// <exception cref="FormatException">The text is no day.</exception>
    public static OperandOnly Day(string text) =>
        Read(text) is { TimeOfDay.Ticks: 0 } day ? new(day, "yyyy-MM-dd") : throw new FormatException();

    /// <exception cref="FormatException">The text is no time of day.</exception>
    public static OperandOnly TimeOfDay(string text) =>
        Read(text) is { Date.Ticks: 0 } time ? new(time, "HH:mm:ss.fffffff") : throw new FormatException();

    public int CompareTo(OperandOnly? other) => other is null ? 1 : _value.CompareTo(other._value);

    public override string ToString() => _value.ToString(_format, CultureInfo.InvariantCulture);

    private static DateTime Read(string text) => text.Length == 0 ? default : DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault);
}
