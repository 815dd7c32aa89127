using System.Runtime.InteropServices;
using GainsightEvents.Serialization;

namespace GainsightEvents;

/// <summary>
/// One value of a <see cref="CustomEvent"/>: text, a truth value, a number, a Guid or a time. Made by implicit conversion, without boxing;
/// <see langword="default"/>, which a null string becomes too, is no value and is left out.
/// </summary>
public readonly struct EventValue
{
    private readonly ValueKind _kind;
    private readonly string? _text;
    private readonly Scalar _scalar;

    private EventValue(ValueKind kind, string? text, Scalar scalar) => (_kind, _text, _scalar) = (kind, text, scalar);

    private enum ValueKind
    {
        None = 0,
        Text,
        Boolean,
        Integer,
        Double,
        Decimal,
        Guid,
        Time,
    }

    internal bool IsNone => _kind == ValueKind.None;

    /// <summary>Text; null is no value.</summary>
    public static implicit operator EventValue(string? value) => value is null ? default : new(ValueKind.Text, value, default);

    /// <summary>A truth value.</summary>
    public static implicit operator EventValue(bool value) => new(ValueKind.Boolean, null, new Scalar { Integer = value ? 1 : 0 });

    /// <summary>A whole number.</summary>
    public static implicit operator EventValue(long value) => new(ValueKind.Integer, null, new Scalar { Integer = value });

    /// <summary>A number. NaN and the infinities are refused when the event is published.</summary>
    public static implicit operator EventValue(double value) => new(ValueKind.Double, null, new Scalar { Double = value });

    /// <summary>A number, with the scale it has.</summary>
    public static implicit operator EventValue(decimal value) => new(ValueKind.Decimal, null, new Scalar { Decimal = value });

    /// <summary>A Guid, written in the "D" format.</summary>
    public static implicit operator EventValue(Guid value) => new(ValueKind.Guid, null, new Scalar { Guid = value });

    /// <summary>A time, written as ISO-8601 in UTC.</summary>
    public static implicit operator EventValue(DateTimeOffset value) => new(ValueKind.Time, null, new Scalar { Integer = value.UtcTicks });

    internal void Write(string name, ref EventWriter writer)
    {
        switch (_kind)
        {
            case ValueKind.Text:
                writer.WriteDynamic(_text!);
                break;
            case ValueKind.Boolean:
                writer.WriteBoolean(_scalar.Integer != 0);
                break;
            case ValueKind.Integer:
                writer.WriteNumber(_scalar.Integer);
                break;
            case ValueKind.Double:
                writer.WriteDynamic(name, _scalar.Double);
                break;
            case ValueKind.Decimal:
                writer.WriteNumber(_scalar.Decimal);
                break;
            case ValueKind.Guid:
                writer.WriteGuid(_scalar.Guid);
                break;
            case ValueKind.Time:
                writer.WriteDateTime(new DateTime(_scalar.Integer, DateTimeKind.Utc));
                break;
        }
    }

    [StructLayout(LayoutKind.Explicit)]
    private struct Scalar
    {
        [FieldOffset(0)]
        public long Integer;

        [FieldOffset(0)]
        public double Double;

        [FieldOffset(0)]
        public decimal Decimal;

        [FieldOffset(0)]
        public Guid Guid;
    }
}
