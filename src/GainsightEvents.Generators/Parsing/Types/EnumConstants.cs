using GainsightEvents.Generators.Parsing.Restrictions;

namespace GainsightEvents.Generators.Parsing.Types;

/// <summary>Writes an enum's values as C#.</summary>
internal static class EnumConstants
{
    /// <summary>The member by name; by number where naming it is an error, or not possible in C#.</summary>
    public static string Name(IFieldSymbol member, TypeNames names) =>
        Obsolescence.IsError(member) || !CSharpText.IsIdentifier(member.Name)
            ? Number(member.ContainingType, member.ConstantValue!, names)
            : names.Of(member.ContainingType) + "." + CSharpText.Identifier(member.Name);

    /// <summary>The first member of a value, else the number.</summary>
    public static string Of(INamedTypeSymbol type, object value, TypeNames names)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, value))
            {
                return Name(field, names);
            }
        }

        return Number(type, value, names);
    }

    private static string Number(INamedTypeSymbol type, object value, TypeNames names) => $"({names.Of(type)})({CSharpText.Constant(value)})";
}
