using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.Generators.Parsing.PublishMethod;

/// <summary>
/// Reads an initializer that is written like the property's type, such as that of <c>Color Tint { get; init; } = Color.Red</c>, from that type: to have it
/// bound costs as much as all else that is read of the property.
/// </summary>
internal static class EnumInitializer
{
    /// <summary>The enum's member; null where anything else could be meant, and only binding can tell.</summary>
    public static IFieldSymbol? Find(IPropertySymbol property, ExpressionSyntax initializer)
    {
        if (initializer is not MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax written, Name: IdentifierNameSyntax member }
            || property.Type.UnwrapNullable() is not INamedTypeSymbol { TypeKind: TypeKind.Enum } type
            || initializer.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is not { } declaration
            || (declaration.Type is NullableTypeSyntax nullable ? nullable.ElementType : declaration.Type) is not IdentifierNameSyntax declared
            || declared.Identifier.ValueText != written.Identifier.ValueText
            || MayMeanAValue(written.Identifier.ValueText, property.ContainingType, declaration))
        {
            return null;
        }

        foreach (var named in type.GetMembers(member.Identifier.ValueText))
        {
            if (named is IFieldSymbol { HasConstantValue: true } field)
            {
                return field;
            }
        }

        return null;
    }

    // Where a value is expected, a name means a parameter or a member before it means a type. A member that "using static" brings in comes first
    // only in a namespace's own block; beside other using directives it would be ambiguous, and an error.
    private static bool MayMeanAValue(string name, INamedTypeSymbol type, PropertyDeclarationSyntax declaration)
    {
        foreach (var constructor in type.InstanceConstructors)
        {
            foreach (var parameter in constructor.Parameters)
            {
                if (parameter.Name == name)
                {
                    return true;
                }
            }
        }

        for (var containing = type; containing is not null; containing = containing.ContainingType)
        {
            for (var current = containing; current is not null; current = current.BaseType)
            {
                if (current.GetMembers(name).Length > 0)
                {
                    return true;
                }
            }
        }

        for (var node = declaration.Parent; node is not null; node = node.Parent)
        {
            if (node is BaseNamespaceDeclarationSyntax { Usings.Count: > 0 } block && block.Usings.Any(static directive => directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword)))
            {
                return true;
            }
        }

        return false;
    }
}
