using GainsightEvents.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Parsing;

/// <summary>Names the class beside the event.</summary>
internal static class ExtensionsParser
{
    private const string Suffix = "GainsightExtensions";

    public static ExtensionsModel Parse(INamedTypeSymbol type)
    {
        var chain = Chain(type);
        return new ExtensionsModel(
            FindFreeName(type.ContainingNamespace, chain),
            chain.All(static part => part.DeclaredAccessibility == Accessibility.Public),
            Obsolescence.OfType(type));
    }

    /// <summary>The containing types, outermost first, and the type.</summary>
    public static IReadOnlyCollection<INamedTypeSymbol> Chain(INamedTypeSymbol type)
    {
        var chain = new Stack<INamedTypeSymbol>();
        for (var current = type; current is not null; current = current.ContainingType)
        {
            chain.Push(current);
        }

        return chain;
    }

    // Orders.Created must not meet Orders_Created, nor a class that somebody named like ours.
    private static string FindFreeName(INamespaceSymbol scope, IReadOnlyCollection<INamedTypeSymbol> chain)
    {
        var name = string.Join("_", chain.Select(static part => part.Name));
        if (chain.Count > 1 && chain.Any(static part => part.Name.IndexOf('_') >= 0))
        {
            // With their lengths the parts can be told apart, whatever underscores they hold.
            name += "_" + string.Join("_", chain.Select(static part => part.Name.Length));
        }

        while ((chain.Count > 1 && scope.GetTypeMembers(name).Length > 0) || scope.GetTypeMembers(name + Suffix).Length > 0)
        {
            name += "_";
        }

        return name + Suffix;
    }
}
