namespace GainsightEvents.Rules;

/// <summary>A value of an enum, compared by its number and shown by its name.</summary>
internal readonly struct EnumOperand(Enum value) : IComparable<EnumOperand>
{
    public Enum Value { get; } = value;

    public int CompareTo(EnumOperand other) => Value.CompareTo(other.Value);

    /// <summary>The same to a value of the same enum, without boxing it.</summary>
    public int CompareTo<T>(T other)
        where T : struct => Comparer<T>.Default.Compare((T)(object)Value, other);

    public override string ToString() => Value.ToString();
}
