using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A type as an event of one target: its <c>[GainsightEvent]</c> or its <c>[NxtEvent]</c>. An event with both has two of these.</summary>
internal sealed class TargetDeclaration
{
    private static readonly (string AttributeName, bool IsNxt)[] Targets = [(MetadataNames.GainsightEvent, false), (MetadataNames.NxtEvent, true)];

    private TargetDeclaration(INamedTypeSymbol type, AttributeData attribute, AttributeSyntax syntax, bool isNxt)
    {
        Type = type;
        Attribute = attribute;
        Syntax = syntax;
        IsNxt = isNxt;
    }

    public INamedTypeSymbol Type { get; }

    public AttributeData Attribute { get; }

    public AttributeSyntax Syntax { get; }

    /// <summary>Whether the target is Gainsight NXT; else it is Gainsight PX.</summary>
    public bool IsNxt { get; }

    /// <summary>The attribute's argument, or null where it is null or does not compile.</summary>
    public string? EventName => Attribute.PositionalArgument<string>(0);

    /// <summary>Where the name is written; null where there is no argument.</summary>
    public ExpressionSyntax? NameSyntax =>
        Syntax.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals is null)?.Expression;

    /// <summary>The type with those that contain it, such as <c>Orders.Created</c>.</summary>
    public string DisplayName => Type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    /// <summary>The targets of the event that a type declares; none for a type that is no event.</summary>
    public static IReadOnlyList<TargetDeclaration> Of(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        // Most types have no attribute at all, and every rule about names asks for each of them.
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.GetAttributes().IsEmpty)
        {
            return [];
        }

        var found = new List<TargetDeclaration>(Targets.Length);
        foreach (var (attributeName, isNxt) in Targets)
        {
            if (type.FindAttribute(attributeName) is { ApplicationSyntaxReference: { } reference } attribute
                && reference.GetSyntax(cancellationToken) is AttributeSyntax syntax)
            {
                found.Add(new TargetDeclaration(type, attribute, syntax, isNxt));
            }
        }

        return found;
    }

    /// <summary>Where the value of a named argument such as <c>Version = "v01"</c> is written.</summary>
    public ExpressionSyntax? FindNamedArgument(string name) =>
        Syntax.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name)?.Expression;
}
