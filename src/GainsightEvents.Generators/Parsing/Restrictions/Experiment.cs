using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Parsing.Restrictions;

/// <summary>Reads <c>[Experimental]</c>.</summary>
internal static class Experiment
{
    /// <summary>The id to silence it by.</summary>
    public static string? FindId(ISymbol symbol) => symbol.FindAttribute(MetadataNames.Experimental)?.PositionalArgument<string>(0);

    /// <summary>
    /// What the publish method of an event carries on, for who calls it builds the event: that of the type, of the nearest one that contains it, or
    /// of a member that has to be named.
    /// </summary>
    public static ExperimentalModel? FindInBuilding(IMethodSymbol constructor, IEnumerable<ISymbol> assigned, Compilation compilation)
    {
        ExperimentalModel? found = null;
        for (var current = constructor.ContainingType; current is not null; current = current.ContainingType)
        {
            found ??= Read(current, compilation);
        }

        found ??= Read(constructor, compilation);
        foreach (var member in assigned)
        {
            found ??= Read(member, compilation);
        }

        return found;
    }

    // A library may have a polyfill of the attribute to itself.
    private static ExperimentalModel? Read(ISymbol symbol, Compilation compilation) =>
        symbol.FindAttribute(MetadataNames.Experimental) is { } attribute
        && attribute.PositionalArgument<string>(0) is { } id
        && compilation.IsSymbolAccessibleWithin(attribute.AttributeClass!, compilation.Assembly)
            ? new ExperimentalModel(id, attribute.NamedArgument<string>("UrlFormat"))
            : null;
}
