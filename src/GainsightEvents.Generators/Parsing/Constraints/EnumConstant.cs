using System.Globalization;

namespace GainsightEvents.Generators.Parsing.Constraints;

/// <summary>A constant of an enum as the rules see it at compile time: equal and compared by value, shown by name.</summary>
internal sealed class EnumConstant(INamedTypeSymbol type, object value) : IEquatable<EnumConstant>, IComparable<EnumConstant>
{
    public object Value => value;

    public int CompareTo(EnumConstant? other) => ((IComparable)value).CompareTo(other?.Value);

    public bool Equals(EnumConstant? other) => other is not null && value.Equals(other.Value);

    public override bool Equals(object? obj) => Equals(obj as EnumConstant);

    public override int GetHashCode() => value.GetHashCode();

    public override string ToString()
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && value.Equals(field.ConstantValue))
            {
                return field.Name;
            }
        }

        return Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
    }
}
