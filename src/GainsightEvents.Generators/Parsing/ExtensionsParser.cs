using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Restrictions;

namespace GainsightEvents.Generators.Parsing;

/// <summary>Names the class beside the event.</summary>
internal static class ExtensionsParser
{
    public const string Suffix = "GainsightExtensions";

    public static ExtensionsModel Parse(INamedTypeSymbol type)
    {
        var chain = type.Chain();
        return new ExtensionsModel(
            FindFreeName(type.ContainingNamespace, chain),
            chain.All(static part => part.DeclaredAccessibility == Accessibility.Public),
            Obsolescence.OfType(type) ?? Retirement.OfType(type));
    }

    /// <summary>The name of the class without its suffix, and without the underscores that keep it from meeting another.</summary>
    public static string JoinedName(IReadOnlyCollection<INamedTypeSymbol> chain)
    {
        var name = string.Join("_", chain.Select(static part => part.Name));

        // With their lengths the parts can be told apart, whatever underscores they hold.
        return chain.Count > 1 && chain.Any(static part => part.Name.IndexOf('_') >= 0)
            ? name + "_" + string.Join("_", chain.Select(static part => part.Name.Length))
            : name;
    }

    // Orders.Created must not meet Orders_Created, nor a class that somebody named like ours.
    private static string FindFreeName(INamespaceSymbol scope, IReadOnlyCollection<INamedTypeSymbol> chain)
    {
        var name = JoinedName(chain);
        while ((chain.Count > 1 && scope.GetTypeMembers(name).Length > 0) || scope.GetTypeMembers(name + Suffix).Length > 0)
        {
            name += "_";
        }

        return name + Suffix;
    }
}
