using GainsightEvents.Generators.Parsing;
using GainsightEvents.Generators.Parsing.Members;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A type marked <c>[GainsightEvent]</c>, <c>[NxtEvent]</c> or both as the rules see it: symbol, attribute, and the declaration that carries the attribute.</summary>
internal sealed class EventDeclaration
{
    private EventDeclaration(INamedTypeSymbol type, AttributeData attribute, AttributeSyntax attributeSyntax, TypeDeclarationSyntax syntax)
    {
        Type = type;
        Attribute = attribute;
        AttributeSyntax = attributeSyntax;
        Syntax = syntax;
    }

    public INamedTypeSymbol Type { get; }

    /// <summary><c>[GainsightEvent]</c>, or <c>[NxtEvent]</c> on an event that goes only there.</summary>
    public AttributeData Attribute { get; }

    /// <summary>Whether the event goes to PX, where it needs an identifyId and a propertyKey.</summary>
    public bool GoesToPx => Attribute.AttributeClass!.HasFullName(MetadataNames.GainsightEvent);

    public AttributeSyntax AttributeSyntax { get; }

    /// <summary>Of several parts of the type, the one that carries the attribute.</summary>
    public TypeDeclarationSyntax Syntax { get; }

    /// <summary>The type's identifier: where a mistake of the whole event is reported.</summary>
    public Location NameLocation => Syntax.Identifier.GetLocation();

    /// <summary>Whether the context fills the identifyId in where the event leaves it out.</summary>
    public bool TakesIdentityFromContext => IdentitySources.Of(Attribute) == IdentitySource.FromContext;

    /// <summary>The event that a type declares; <see langword="null"/> for a type that is none.</summary>
    public static EventDeclaration? Find(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.TypeKind is TypeKind.Class or TypeKind.Struct
        && FindAttribute(type) is { ApplicationSyntaxReference: { } reference } attribute
        && reference.GetSyntax(cancellationToken) is AttributeSyntax { Parent.Parent: TypeDeclarationSyntax syntax } attributeSyntax
            ? new EventDeclaration(type, attribute, attributeSyntax, syntax)
            : null;

    /// <summary>The attribute that makes a type an event; <see langword="null"/> for a type that is none.</summary>
    public static AttributeData? FindAttribute(INamedTypeSymbol type) =>
        type.FindAttribute(MetadataNames.GainsightEvent) ?? type.FindAttribute(MetadataNames.NxtEvent);

    /// <summary>Whether a type is an event, or one of its base types is.</summary>
    public static bool IsEventOrDerives(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (FindAttribute(current) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether the type can stay what it is, if need be with other modifiers. Where it cannot (static, abstract, generic, ref struct), what it
    /// declares is about to change, and only that is reported.
    /// </summary>
    public bool KeepsItsShape(CancellationToken cancellationToken) =>
        GenerationObstacles.FindInShape(Type, cancellationToken).Obstacle
            is not (GenerationObstacle.Generic or GenerationObstacle.Static or GenerationObstacle.Abstract or GenerationObstacle.RefStruct);

    /// <summary>Where a mistake of a member is reported: at the member, or at the event that inherits it, for its base type may be right for others.</summary>
    public Location LocationOf(ISymbol member) => Owns(member) ? member.Locations[0] : NameLocation;

    /// <summary>The same for a mistake in one of a member's attributes.</summary>
    public Location LocationOf(ISymbol member, AttributeData attribute, CancellationToken cancellationToken) =>
        Owns(member) && attribute.ApplicationSyntaxReference is { } reference ? reference.GetSyntax(cancellationToken).GetLocation() : NameLocation;

    /// <summary>Whether a mark has an effect: those of PX do nothing on an event that goes to NXT only, and that has a rule of its own.</summary>
    public bool HasFieldFor(MemberRole role) => GoesToPx || !MemberRoles.IsOfPx(role);

    /// <summary>Whether the event itself declares the member.</summary>
    public bool Owns(ISymbol member) => SymbolEqualityComparer.Default.Equals(member.ContainingType, Type);

    /// <summary>The argument of <c>[GainsightEvent]</c> that sets the property of this name, as in <c>Product = "Mobile"</c>.</summary>
    public AttributeArgumentSyntax? FindNamedArgument(string name) =>
        AttributeSyntax.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name);
}
