using Microsoft.CodeAnalysis;
using GainsightEvents.Generators.Infrastructure;

namespace GainsightEvents.Generators.Parsing;

/// <summary>Writes an enum's values as C#.</summary>
internal static class EnumConstants
{
    /// <summary>The member by name; by number where naming it is an error.</summary>
    public static string Name(IFieldSymbol member) =>
        Obsolescence.IsError(member)
            ? Number(member.ContainingType, member.ConstantValue!)
            : TypeNames.Of(member.ContainingType) + "." + CSharpText.Identifier(member.Name);

    /// <summary>The first member of a value, else the number.</summary>
    public static string Of(INamedTypeSymbol type, object value)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, value))
            {
                return Name(field);
            }
        }

        return Number(type, value);
    }

    private static string Number(INamedTypeSymbol type, object value) => $"({TypeNames.Of(type)})({CSharpText.Constant(value)})";
}
