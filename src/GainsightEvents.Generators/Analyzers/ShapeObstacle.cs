using GainsightEvents.Generators.Parsing;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>What in the shape of an event, or of a type that contains it, keeps code from being generated, and where it is declared.</summary>
internal sealed class ShapeObstacle
{
    private ShapeObstacle(GenerationObstacle kind, INamedTypeSymbol culprit, TypeDeclarationSyntax syntax)
    {
        Kind = kind;
        Culprit = culprit;
        Syntax = syntax;
    }

    public GenerationObstacle Kind { get; }

    /// <summary>The type that must change: the event or one that contains it.</summary>
    public INamedTypeSymbol Culprit { get; }

    /// <summary>The culprit's declaration that surrounds, or is, the event's own, so that a diagnostic stays in the event's file.</summary>
    public TypeDeclarationSyntax Syntax { get; }

    /// <summary>The obstacle that this event has to report. What stands in the way of several events is reported by the first of them.</summary>
    public static ShapeObstacle? FindReportedBy(EventDeclaration declaration, CancellationToken cancellationToken)
    {
        var (kind, culprit) = Find(declaration.Type, cancellationToken);
        if (kind == GenerationObstacle.None
            || (!AreSame(culprit, declaration.Type) && !AreSame(FindFirstEvent(culprit, culprit, cancellationToken), declaration.Type)))
        {
            return null;
        }

        var syntax = declaration.Syntax;
        for (var type = declaration.Type; !AreSame(type, culprit); type = type.ContainingType)
        {
            syntax = (TypeDeclarationSyntax)syntax.Parent!;
        }

        return new ShapeObstacle(kind, culprit, syntax);
    }

    // Inside a generic type every type counts as generic; the one to change is that which has the type parameters.
    private static (GenerationObstacle Kind, INamedTypeSymbol Culprit) Find(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var (kind, culprit) = GenerationObstacles.FindInShape(type, cancellationToken);
        while (kind == GenerationObstacle.Generic && culprit.Arity == 0)
        {
            culprit = culprit.ContainingType;
        }

        return (kind, culprit);
    }

    private static INamedTypeSymbol? FindFirstEvent(INamedTypeSymbol container, INamedTypeSymbol culprit, CancellationToken cancellationToken)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is not INamedTypeSymbol nested)
            {
                continue;
            }

            if (EventDeclaration.FindAttribute(nested) is not null && AreSame(Find(nested, cancellationToken).Culprit, culprit))
            {
                return nested;
            }

            if (FindFirstEvent(nested, culprit, cancellationToken) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static bool AreSame(INamedTypeSymbol? left, INamedTypeSymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
