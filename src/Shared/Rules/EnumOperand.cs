namespace GainsightEvents.Rules;

/// <summary>A value of an enum, compared by its number and shown by its name.</summary>
internal readonly struct EnumOperand(Enum value) : IComparable<EnumOperand>
{
    private readonly Enum _value = value;

    public int CompareTo(EnumOperand other) => _value.CompareTo(other._value);

    public override string ToString() => _value.ToString();
}
