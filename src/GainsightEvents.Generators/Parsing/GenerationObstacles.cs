using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.Generators.Parsing;

/// <summary>Decides whether code can be generated for a type. The generator and the analyzers ask here, so that they agree.</summary>
internal static class GenerationObstacles
{
    /// <summary>The first obstacle in the type's shape, and the symbol that has to change: the type or one that contains it.</summary>
    public static (GenerationObstacle Obstacle, INamedTypeSymbol Culprit) FindInShape(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            var obstacle = FindIn(current, isEvent: ReferenceEquals(current, type), cancellationToken);
            if (obstacle != GenerationObstacle.None)
            {
                return (obstacle, current);
            }
        }

        return (GenerationObstacle.None, type);
    }

    /// <summary>The first obstacle in an event's names: that of <c>[GainsightEvent]</c>, then that of <c>[NxtEvent]</c>.</summary>
    public static GenerationObstacle FindInNames(INamedTypeSymbol type)
    {
        foreach (var attributeName in new[] { MetadataNames.GainsightEvent, MetadataNames.NxtEvent })
        {
            if (type.FindAttribute(attributeName) is { } attribute && FindInName(attribute) is var obstacle and not GenerationObstacle.None)
            {
                return obstacle;
            }
        }

        return GenerationObstacle.None;
    }

    private static GenerationObstacle FindInName(AttributeData attribute) => attribute.PositionalArgument<string>(0) switch
    {
        null or "" => GenerationObstacle.NoName,
        var name when UnicodeText.HasLoneSurrogate(name) => GenerationObstacle.LoneSurrogate,
        _ => GenerationObstacle.None,
    };

    private static GenerationObstacle FindIn(INamedTypeSymbol type, bool isEvent, CancellationToken cancellationToken)
    {
        // A type nested in a generic one is generic as well, but it is the outer one that must change.
        if (type.Arity > 0)
        {
            return GenerationObstacle.Generic;
        }

        if (type.IsFileLocal)
        {
            return GenerationObstacle.FileLocal;
        }

        if (!IsReached(type))
        {
            return GenerationObstacle.Inaccessible;
        }

        if (isEvent && type.IsStatic)
        {
            return GenerationObstacle.Static;
        }

        if (isEvent && type.IsAbstract)
        {
            return GenerationObstacle.Abstract;
        }

        if (isEvent && type.IsRefLikeType)
        {
            return GenerationObstacle.RefStruct;
        }

        return IsPartial(type, cancellationToken) ? GenerationObstacle.None : GenerationObstacle.NotPartial;
    }

    /// <summary>Whether code in other files of the project can name a type, as far as it is not a matter of what contains it.</summary>
    public static bool IsReached(INamedTypeSymbol type) =>
        !type.IsFileLocal && type.DeclaredAccessibility is (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal);

    /// <summary>Whether a part can be added to a type, as far as it is not a matter of what contains it.</summary>
    public static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                return false;
            }
        }

        return true;
    }
}
