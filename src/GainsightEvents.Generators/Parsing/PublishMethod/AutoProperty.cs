using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.Generators.Parsing.PublishMethod;

/// <summary>Whether a property just keeps what it is given, so that reading or setting it does nothing else.</summary>
internal static class AutoProperty
{
    /// <summary>Asked only of properties that the compilation's own sources declare. One in parts may have code that another generator writes.</summary>
    public static bool Is(IPropertySymbol property, CancellationToken cancellationToken) =>
        property.DeclaringSyntaxReferences.Length == 1
        && property.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) switch
        {
            ParameterSyntax => true,
            PropertyDeclarationSyntax { AccessorList: { } accessors } declaration =>
                !declaration.Modifiers.Any(static modifier => modifier.Kind() is SyntaxKind.PartialKeyword or SyntaxKind.AbstractKeyword or SyntaxKind.ExternKeyword)
                && accessors.Accessors.All(static accessor => accessor is { Body: null, ExpressionBody: null }),
            _ => false,
        };
}
